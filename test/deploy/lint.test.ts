import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { validate } from 'dockerfile-utils';
import { temporaryFolder } from '../support/temporary-folder';
import { FILES, faultsOf, type Manifest, manifest } from './manifests';
import { run, withTool } from './tool';

const ROOT = resolve(__dirname, '../..');
const UNIT = join(ROOT, 'deploy/systemd/thaw.service');
/** Of 100; a unit without any of its limits has 96. */
const EXPOSURE = 15;
/** The order of our files is that of reading; the balancer is what is open to everybody. */
const LEFT_OUT = [
  'service-keys-order',
  'services-alphabetical-order',
  'top-level-properties-order',
  'no-unbound-port-interfaces',
];

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

describe('the deployment files', () => {
  it('pass the linter of Dockerfiles', () => {
    expect(validate(read('Dockerfile')).map(({ message }) => message)).toEqual([]);
  });

  it('pass the linter of compose files, with its schema', () => {
    const linter = join(require.resolve('dclint'), '../../bin/dclint.cjs');
    const file = join(ROOT, 'deploy/compose.yaml');
    const options = LEFT_OUT.flatMap((rule) => ['--disable-rule', rule]);
    run(process.execPath, [linter, file, '--max-warnings', '0', ...options]);
  });

  it.each(FILES)('pass the schemas of Kubernetes: %s', async (file) => {
    expect(await faultsOf(manifest(file))).toEqual([]);
  });

  it('would not pass with a field that Kubernetes does not know, or of another type', async () => {
    const service = manifest<Manifest & { spec: object }>('service.yaml');
    const misspelt = { ...service, spec: { ...service.spec, sesionAffinity: 'None' } };
    expect(await faultsOf(misspelt)).toEqual(['unknown: /spec/sesionAffinity']);
    const wrong = { ...service, spec: { ...service.spec, ports: 'http' } };
    expect(await faultsOf(wrong)).toEqual([expect.stringContaining('ports')]);
  });

  withTool(
    'haproxy',
    'pass the check of the balancer itself, with a certificate and without',
    async () => {
      const config = join(temporaryFolder(), 'haproxy.cfg');
      // It warns of names that are unknown here.
      writeFileSync(config, read('deploy/haproxy.cfg').replace(/thaw-\d:/g, '127.0.0.1:'));
      run('haproxy', ['-c', '-dW', '-f', config]);
      run('haproxy', ['-c', '-dW', '-f', config], { CERTIFICATE: makeCertificate() });
    },
  );

  withTool('systemd-analyze', 'pass the check of systemd', async () => {
    const copy = join(temporaryFolder(), 'thaw.service');
    // What it starts must be there, and /opt/thaw is not.
    writeFileSync(
      copy,
      read('deploy/systemd/thaw.service').replace(/ExecStart=\S+/, `ExecStart=${process.execPath}`),
    );
    expect(run('systemd-analyze', ['verify', '--man=no', copy])).toBe('');
    run('systemd-analyze', [
      'security',
      '--no-pager',
      '--offline=true',
      `--threshold=${EXPOSURE}`,
      UNIT,
    ]);
  });
});

function makeCertificate(): string {
  const file = join(temporaryFolder(), 'site.pem');
  const key = ['-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=help.example.com'];
  run('openssl', ['req', '-x509', ...key, '-keyout', file, '-out', `${file}.certificate`]);
  writeFileSync(file, readFileSync(`${file}.certificate`, 'utf8') + readFileSync(file, 'utf8'));
  return file;
}
