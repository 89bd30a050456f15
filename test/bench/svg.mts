// Draws line charts as SVG by hand: panels side by side, axes linear or logarithmic, readable on light and dark pages.

export interface Axis {
  title: string;
  ticks: readonly number[];
  isLog?: boolean;
}

export interface Series {
  name: string;
  colour: string;
  points: readonly (readonly [x: number, y: number])[];
  isGuide?: boolean;
}

export interface Panel {
  title: string;
  x: Axis;
  y: Axis;
  series: readonly Series[];
}

const WIDTH = 550;
const HEIGHT = 340;
const LEFT = 64;
const TOP = 40;
const PLOT = { width: 330, height: 240 };

export function chart(title: string, panels: readonly Panel[]): string {
  const width = WIDTH * panels.length;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${title}" font-family="sans-serif" font-size="12">
<title>${title}</title>
<rect width="${width}" height="${HEIGHT}" fill="#fff"/>
${panels.map((panel, i) => `<g transform="translate(${i * WIDTH + LEFT} ${TOP})">${draw(panel)}</g>`).join('\n')}
</svg>
`;
}

function draw({ title, x, y, series }: Panel): string {
  const { width, height } = PLOT;
  const placeX = (value: number) => round(share(x, value) * width);
  const placeY = (value: number) => round(height - share(y, value) * height);
  const parts = [
    `<text x="0" y="-16" font-size="14">${title}</text>`,
    `<path d="M0 0V${height}H${width}" fill="none" stroke="#333"/>`,
    ...x.ticks.map(
      (tick) =>
        `<text x="${placeX(tick)}" y="${height + 16}" text-anchor="middle">${label(tick)}</text>`,
    ),
    ...y.ticks.map(
      (tick) =>
        `<path d="M0 ${placeY(tick)}H${width}" stroke="#ddd"/><text x="-6" y="${placeY(tick) + 4}" text-anchor="end">${label(tick)}</text>`,
    ),
    `<text x="${width / 2}" y="${height + 38}" text-anchor="middle">${x.title}</text>`,
    `<text transform="translate(-48 ${height / 2}) rotate(-90)" text-anchor="middle">${y.title}</text>`,
    ...series.map((each, i) => line(each, { placeX, placeY, row: i })),
  ];
  return parts.join('\n');
}

function line(
  { name, colour, points, isGuide }: Series,
  places: { placeX(x: number): number; placeY(y: number): number; row: number },
): string {
  const at = points.map(([x, y]) => [places.placeX(x), places.placeY(y)] as const);
  const path = at.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('');
  const dots = isGuide
    ? ''
    : at.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="3" fill="${colour}"/>`).join('');
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2"${isGuide ? ' stroke-dasharray="4 4"' : ''}/>${dots}<text x="${PLOT.width + 14}" y="${14 + places.row * 16}" fill="${colour}">${name}</text>`;
}

/** Where a value lies between the first and the last tick, 0..1. */
function share({ ticks, isLog }: Axis, value: number): number {
  const scale = (number: number) => (isLog ? Math.log(number) : number);
  const [first, last] = [ticks[0] ?? 0, ticks.at(-1) ?? 1].map(scale) as [number, number];
  return Math.min(1, Math.max(0, (scale(value) - first) / (last - first)));
}

const round = (value: number) => Math.round(value * 10) / 10;
const label = (tick: number) => tick.toLocaleString('en');
