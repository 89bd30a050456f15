// Loaded into the service before it starts: at SIGUSR2 the disk keeps one more flush, and loses what the next one was to bring.

const fs = require('node:fs');

const flush = fs.fdatasync;
let isArmed = false;
/** The log as it lay on the disk after the last flush that it kept. */
let kept;

process.on('SIGUSR2', () => {
  isArmed = true;
});

fs.fdatasync = (descriptor, done) => {
  if (kept) {
    fs.writeSync(descriptor, kept, 0, kept.length, 0);
    fs.ftruncateSync(descriptor, kept.length);
    done(new Error('EIO: i/o error, fdatasync'));
    return;
  }
  flush(descriptor, (error) => {
    if (isArmed) kept = readAll(descriptor);
    done(error);
  });
};

function readAll(descriptor) {
  const all = Buffer.alloc(fs.fstatSync(descriptor).size);
  fs.readSync(descriptor, all, 0, all.length, 0);
  return all;
}
