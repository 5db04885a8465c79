import { useTheme } from '@material-ui/core/styles';
import {
  Bar,
  BarChart,
  Legend,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { moneyText } from './amounts';

/** Bars of what was saved per month. Loaded on demand: the library of charts is large. */
export default function MonthBars(props: {
  bars: Array<{ month: string; vclusters: number; sharing: number }>;
  currency: string;
  names: { vclusters: string; sharing: string };
}) {
  const theme = useTheme();
  const { bars, currency, names } = props;
  const color = theme.palette.text.primary;
  const text = { fill: color, fontSize: 12 };
  return (
    <ResponsiveContainer
      width="100%"
      height={220}
      // Until the browser has laid it out.
      initialDimension={{ width: 560, height: 220 }}
    >
      <BarChart
        data={bars}
        stackOffset="sign"
        margin={{ left: 8, right: 24, top: 8 }}
        // The table beside it has the same numbers.
        accessibilityLayer={false}
      >
        <XAxis dataKey="month" tick={text} stroke={color} />
        <YAxis tick={text} stroke={color} width={80} unit={` ${currency}`} />
        <ReferenceLine y={0} stroke={color} />
        <Tooltip
          cursor={{ fill: theme.palette.action.hover }}
          formatter={value => moneyText({ amount: Number(value), currency })}
          contentStyle={{
            backgroundColor: theme.palette.background.paper,
            color,
          }}
        />
        <Legend
          // In the color of a bar it has too little contrast.
          formatter={name => <span style={{ color }}>{name}</span>}
        />
        <Bar
          dataKey="vclusters"
          name={names.vclusters}
          stackId="saved"
          fill={theme.palette.primary.main}
          maxBarSize={64}
          isAnimationActive={false}
        />
        <Bar
          dataKey="sharing"
          name={names.sharing}
          stackId="saved"
          fill={theme.palette.success.main}
          maxBarSize={64}
          isAnimationActive={false}
        />
      </BarChart>
    </ResponsiveContainer>
  );
}
