import { useTheme } from '@material-ui/core/styles';
import {
  Bar,
  BarChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { moneyText } from './amounts';

/** Bars of the four scenarios. Loaded on demand: the library of charts is large. */
export default function ScenarioBars(props: {
  bars: Array<{ name: string; amount: number }>;
  currency: string;
}) {
  const theme = useTheme();
  const { bars, currency } = props;
  const text = { fill: theme.palette.text.primary, fontSize: 12 };
  return (
    <ResponsiveContainer
      width="100%"
      height={180}
      // Until the browser has laid it out.
      initialDimension={{ width: 560, height: 180 }}
    >
      <BarChart
        data={bars}
        layout="vertical"
        margin={{ left: 8, right: 32 }}
        // The table beside it has the same numbers.
        accessibilityLayer={false}
      >
        <XAxis
          type="number"
          tick={text}
          stroke={theme.palette.text.primary}
          unit={` ${currency}`}
        />
        <YAxis
          type="category"
          dataKey="name"
          width={40}
          tick={text}
          stroke={theme.palette.text.primary}
        />
        <Tooltip
          formatter={value => moneyText({ amount: Number(value), currency })}
          contentStyle={{
            backgroundColor: theme.palette.background.paper,
            color: theme.palette.text.primary,
          }}
        />
        <Bar
          dataKey="amount"
          fill={theme.palette.primary.main}
          isAnimationActive={false}
        />
      </BarChart>
    </ResponsiveContainer>
  );
}
