import { answerParent } from '../answerParent';

answerParent(async ({ say }: { say: string }) => {
  if (say === 'fail') {
    throw new Error('it has failed');
  }
  if (say === 'end') {
    process.stderr.write('last words');
    process.exitCode = 1;
    process.disconnect();
  }
  return say === 'nothing' ? undefined : { heard: say };
});
