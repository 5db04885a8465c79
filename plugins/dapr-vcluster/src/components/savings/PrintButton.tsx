import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  createContext,
  ReactNode,
  useContext,
  useEffect,
  useState,
} from 'react';
import { useText } from '../../hooks';

/** Black on white whatever the theme, and nothing that only works on a screen. */
const useStyles = makeStyles({
  '@global': {
    '@media print': {
      '.dapr-vcluster-no-print, .dapr-vcluster-print button, nav, header button':
        { display: 'none !important' },
      '.dapr-vcluster-print *:not(svg *)': {
        backgroundColor: 'transparent !important',
        boxShadow: 'none !important',
        color: '#000 !important',
        overflow: 'visible !important',
      },
      'html, body, .dapr-vcluster-print': {
        backgroundColor: '#fff !important',
      },
      '.dapr-vcluster-print text': { fill: '#000 !important' },
      // Lines of a dark theme are light.
      '.dapr-vcluster-print .recharts-cartesian-axis line, .dapr-vcluster-print .recharts-reference-line line':
        { stroke: '#000 !important' },
      '.dapr-vcluster-print td, .dapr-vcluster-print th': {
        borderColor: '#bbb !important',
      },
      '.dapr-vcluster-print tr, .dapr-vcluster-print svg': {
        breakInside: 'avoid',
      },
    },
  },
});

const Printing = createContext({ printing: false, print: () => {} });

/** Whether everything is explained because it is about to be printed. */
export const usePrinting = () => useContext(Printing).printing;

/** A part of the page that can be printed. */
export function Printable(props: { children: ReactNode }) {
  useStyles();
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    if (!printing) {
      return undefined;
    }
    const done = () => setPrinting(false);
    window.addEventListener('afterprint', done);
    window.print();
    return () => window.removeEventListener('afterprint', done);
  }, [printing]);
  return (
    <Printing.Provider value={{ printing, print: () => setPrinting(true) }}>
      <div className="dapr-vcluster-print">{props.children}</div>
    </Printing.Provider>
  );
}

/** Prints the page with the explanation of every figure. */
export function PrintButton() {
  const t = useText();
  const { print } = useContext(Printing);
  return (
    <Button size="small" onClick={print}>
      {t('savings.print')}
    </Button>
  );
}
