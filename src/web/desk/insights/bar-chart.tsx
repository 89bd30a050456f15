// A bar chart with its title, and the same figures as a table for whoever would rather read them.

import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Legend,
  LinearScale,
  Tooltip,
} from 'chart.js';
import { useEffect, useId, useRef } from 'react';
import { Empty } from '../parts/empty';
import { useWords } from '../words';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Legend, Tooltip);

export interface Series {
  name: string;
  values: readonly number[];
  /** Place in the row of chart colours. */
  colour: 1 | 2 | 3 | 4;
}

interface BarChartProps {
  title: string;
  /** What the labels are: days, entries, scores. */
  labelled: string;
  labels: readonly string[];
  series: readonly Series[];
  direction?: 'upright' | 'lying';
  isDark: boolean;
}

const PX_PER_BAR = 34;
const FRAME_PX = 60;
const UPRIGHT_PX = 280;
const LONGEST_LABEL = 22;

export function BarChart(props: BarChartProps) {
  const { title, labels, direction = 'upright' } = props;
  const { t } = useWords();
  const id = useId();
  const height = direction === 'lying' ? labels.length * PX_PER_BAR + FRAME_PX : UPRIGHT_PX;
  return (
    <section className="panel chart" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {labels.length === 0 ? (
        <Empty title={t('insights.empty')} />
      ) : (
        <>
          <Drawing {...props} height={height} />
          <Figures {...props} />
        </>
      )}
    </section>
  );
}

function Drawing(props: BarChartProps & { height: number }) {
  const { title, labels, series, direction, isDark, height } = props;
  const { t } = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the page when the theme changes
  useEffect(() => {
    if (!canvas.current) return;
    const chart = drawn(canvas.current, { labels, series, isLying: direction === 'lying' });
    return () => chart.destroy();
  }, [labels, series, direction, isDark]);
  return (
    <div className="drawing" style={{ height }}>
      <canvas ref={canvas} role="img" aria-label={t('insights.drawing', { title })} />
    </div>
  );
}

interface Drawn {
  labels: readonly string[];
  series: readonly Series[];
  isLying: boolean;
}

function drawn(canvas: HTMLCanvasElement, { labels, series, isLying }: Drawn): Chart {
  const colour = (name: string) => getComputedStyle(canvas).getPropertyValue(name).trim();
  const text = colour('--colorNeutralForeground2');
  const grid = { color: colour('--colorNeutralStroke2') };
  const font = { family: getComputedStyle(canvas).fontFamily };
  const category = { stacked: true, grid: { display: false }, ticks: { color: text, font } };
  const count = {
    stacked: true,
    grid,
    beginAtZero: true,
    ticks: { color: text, font, precision: 0 },
  };
  return new Chart(canvas, {
    type: 'bar',
    data: {
      labels: labels.map(shortened),
      datasets: series.map(({ name, values, colour: place }) => ({
        label: name,
        data: [...values],
        backgroundColor: colour(`--chart-${place}`),
        maxBarThickness: 28,
      })),
    },
    options: {
      indexAxis: isLying ? 'y' : 'x',
      maintainAspectRatio: false,
      ...(matchMedia('(prefers-reduced-motion: reduce)').matches && { animation: false as const }),
      scales: isLying ? { x: count, y: category } : { x: category, y: count },
      plugins: {
        legend: {
          display: series.length > 1,
          position: 'bottom',
          labels: { color: text, font, boxWidth: 14 },
        },
        tooltip: { callbacks: { title: ([item]) => labels[item?.dataIndex ?? 0] ?? '' } },
      },
    },
  });
}

/** A Chinese character is as wide as two letters. */
function shortened(label: string): string {
  let width = 0;
  const end = [...label].findIndex((sign) => {
    width += /\p{Script=Han}|[\u3000-\u303f\uff00-\uffef]/u.test(sign) ? 2 : 1;
    return width > LONGEST_LABEL;
  });
  return end < 0 ? label : `${[...label].slice(0, end - 1).join('')}…`;
}

function Figures({ title, labelled, labels, series }: BarChartProps) {
  const { t, format } = useWords();
  return (
    <details>
      <summary>{t('insights.asTable')}</summary>
      <section
        className="scrolling"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: keyboards scroll what has the focus
        tabIndex={0}
        aria-label={title}
      >
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{labelled}</th>
              {series.map(({ name }) => (
                <th key={name} scope="col" className="figures">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {labels.map((label, place) => (
              <tr key={label}>
                <th scope="row">
                  <bdi dir="auto">{label}</bdi>
                </th>
                {series.map(({ name, values }) => (
                  <td key={name} className="figures">
                    {format.number(values[place] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
