import { Reply } from './messages';

/**
 * Answers the questions of the test that has started this process as a `TestProcess`. Ends when the test is gone, however it went.
 *
 * @param answer - its errors reach the test, with their stack
 */
export function answerParent<Question>(
  answer: (question: Question) => Promise<unknown>,
): void {
  const tell = (reply: Reply) => process.send?.(reply);
  process.on('message', async (question: Question) => {
    try {
      tell({ answer: (await answer(question)) ?? null });
    } catch (error) {
      tell({ failure: (error as Error).stack ?? String(error) });
    }
  });
  process.on('disconnect', () => process.exit(0));
}
