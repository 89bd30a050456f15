import { checkFiles, fitIn } from '../../src/tickets/paper';
import { LARGEST_PAPER, MOST_PER_CONVERSATION } from '../../src/tickets/paper-limits';
import { fileNameOf, safeName } from '../../src/tickets/paper-name';
import { paperType } from '../../src/tickets/paper-type';
import { EXE, HEIC, JPEG, PDF, PNG, sampleFile, WEBP } from '../support/sample-files';

describe('the type of a file', () => {
  const avif = Buffer.from('\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1avif', 'latin1');
  const shared = Buffer.from('\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic', 'latin1');
  it.each([
    ['PNG', PNG, 'image/png'],
    ['JPEG', JPEG, 'image/jpeg'],
    ['WebP', WEBP, 'image/webp'],
    ['HEIC', HEIC, 'image/heic'],
    ['HEIC under a shared brand', shared, 'image/heic'],
    ['PDF', PDF, 'application/pdf'],
    ['a program', EXE, undefined],
    ['AVIF', avif, undefined],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), undefined],
    ['a page', Buffer.from('<!doctype html>'), undefined],
    ['a PDF behind other bytes', Buffer.concat([EXE, PDF]), undefined],
    ['two bytes', Buffer.from('ff', 'hex'), undefined],
    ['nothing', Buffer.alloc(0), undefined],
  ])('is found in its content: %s', (_, content, type) => {
    expect(paperType(content)).toBe(type);
  });
});

describe('the name of a file', () => {
  it.each([
    ['营业执照.jpg', '营业执照.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\me\\scan.pdf', 'scan.pdf'],
    ['gpj.\u202Eexe.jpg', 'gpj.exe.jpg'],
    ['a\u0000b\n\tc\u200B.png', 'abc.png'],
    ['  .hidden. ', 'hidden'],
    ['a<b>|"c?*.pdf', 'a_b___c__.pdf'],
    ['', 'file'],
    ['///', 'file'],
    ['\uD800.png', '.png'],
    [`${'长'.repeat(200)}.jpeg`, `${'长'.repeat(80)}.jpeg`],
  ])('is made harmless: %j', (given, safe) => {
    expect(safeName(given)).toBe(safe === '.png' ? 'png' : safe);
  });

  it('does not carry a card number', () => {
    const [paper] = checkFiles([{ name: '6222021234567890128.png', content: PNG }]).papers;
    expect(paper?.name).not.toContain('6222021234567890128');
  });

  it('gets number, kind and the extension of the content on disk', () => {
    const paper = { name: 'a/b.exe', type: 'application/pdf', document: 'statement' };
    expect(fileNameOf(paper, 3)).toBe('03-statement-b.pdf');
    expect(fileNameOf({ name: '.', type: 'image/png' }, 1)).toBe('01-file.png');
  });
});

describe('what is kept of several files', () => {
  it('is what fits, with a reason for each of the others', () => {
    const names = ['a.png', 'fake b.png', 'empty c.png', 'huge d.png', 'e.pdf'];
    const { papers, refused } = checkFiles(names.map(sampleFile));
    expect(papers.map(({ name, type }) => [name, type])).toEqual([
      ['a.png', 'image/png'],
      ['e.pdf', 'application/pdf'],
    ]);
    expect(refused).toEqual([
      { name: 'fake b.png', reason: 'wrong-type' },
      { name: 'empty c.png', reason: 'empty' },
      { name: 'huge d.png', reason: 'too-large' },
    ]);
  });

  it('is five at a time, and twenty megabytes', () => {
    const seven = Array.from({ length: 7 }, (_, i) => sampleFile(`${i}.png`));
    expect(checkFiles(seven).refused.map(({ reason }) => reason)).toEqual(['too-many', 'too-many']);
    const content = Buffer.concat([PNG, Buffer.alloc(LARGEST_PAPER - PNG.length)]);
    const three = ['a', 'b', 'c'].map((name) => ({ name, content }));
    const { papers, refused } = checkFiles(three);
    expect(papers).toHaveLength(2);
    expect(refused).toEqual([{ name: 'c', reason: 'too-large' }]);
  });

  it('is what the conversation has room for', () => {
    const two = checkFiles([sampleFile('a.png'), sampleFile('b.png')]);
    const { papers, refused } = fitIn(two, { count: MOST_PER_CONVERSATION - 1, bytes: 0 });
    expect(papers.map(({ name }) => name)).toEqual(['a.png']);
    expect(refused).toEqual([{ name: 'b.png', reason: 'full' }]);
  });
});
