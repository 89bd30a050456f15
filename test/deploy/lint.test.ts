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

  withTool('caddy', 'pass the check of the balancer itself', async () => {
    const config = ['--adapter', 'caddyfile', '--config', join(ROOT, 'deploy/Caddyfile')];
    for (const SITE_ADDRESS of [':80', 'help.example.com']) {
      const said = run('caddy', ['validate', ...config], { SITE_ADDRESS });
      expect(said).toContain('Valid configuration');
      expect(said).not.toContain('not formatted');
    }
  });

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
