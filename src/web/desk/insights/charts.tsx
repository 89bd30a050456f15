// The charts of the insights page, from the service's figures.

import { useMemo } from 'react';
import type { InsightsView } from '../../../desk/views';
import { useWords, type Words } from '../words';
import { BarChart } from './bar-chart';
import { Unhelpful } from './unhelpful';

export function Charts({ view, isDark }: { view: InsightsView; isDark: boolean }) {
  const words = useWords();
  const { days, entries, misses, ages, ratings } = useMemo(
    () => chartsOf(view, words),
    [view, words],
  );
  return (
    <div className="charts">
      <div className="wide">
        <BarChart {...days} isDark={isDark} />
      </div>
      <BarChart {...entries} isDark={isDark} direction="lying" />
      <BarChart {...misses} isDark={isDark} direction="lying" />
      <BarChart {...ages} isDark={isDark} />
      <BarChart {...ratings} isDark={isDark} />
      <Unhelpful unhelpful={view.unhelpful} />
    </div>
  );
}

function chartsOf(view: InsightsView, { t, format }: Words) {
  const { days, topEntries, topMisses, ages, ratings } = view;
  const count = t('insights.count');
  const daily = (
    name: 'answered' | 'choices' | 'refused' | 'handedOver',
    colour: 1 | 2 | 3 | 4,
  ) => ({
    name: t(`outcome.${name}`),
    values: days.map((day) => day[name]),
    colour,
  });
  return {
    days: {
      title: t('insights.days'),
      labelled: t('insights.day'),
      labels: days.map(({ day }) => format.day(day)),
      series: [
        daily('answered', 1),
        daily('choices', 2),
        daily('refused', 3),
        daily('handedOver', 4),
      ],
    },
    entries: {
      title: t('insights.entries'),
      labelled: t('insights.entry'),
      labels: topEntries.map(({ title }) => title),
      series: [
        {
          name: t('insights.otherAnswers'),
          values: topEntries.map((entry) => entry.count - entry.unhelpful),
          colour: 1 as const,
        },
        {
          name: t('insights.unhelpfulAnswers'),
          values: topEntries.map((entry) => entry.unhelpful),
          colour: 3 as const,
        },
      ],
    },
    misses: {
      title: t('insights.misses'),
      labelled: t('insights.question'),
      labels: topMisses.map(({ text }) => text),
      series: [{ name: count, values: topMisses.map((miss) => miss.count), colour: 3 as const }],
    },
    ages: {
      title: t('insights.ages'),
      labelled: t('insights.age'),
      labels: ages.map(({ bucket }) => t(`age.${bucket}`)),
      series: [{ name: count, values: ages.map((age) => age.count), colour: 2 as const }],
    },
    ratings: {
      title: t('insights.ratings'),
      labelled: t('insights.score'),
      labels: ratings.map(({ score }) => String(score)),
      series: [{ name: count, values: ratings.map((rating) => rating.count), colour: 4 as const }],
    },
  };
}
