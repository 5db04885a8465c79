import {
  OperationAnswer,
  OperationBody,
  OperationId,
  operationPath,
  OperationPath,
  OperationQuery,
  OPERATIONS,
} from '../operations';
import { CallOptions, ClientOptions, createSend, SendOptions } from './http';

type Given<Name extends string, Value> = [Value] extends [undefined]
  ? { [Key in Name]?: undefined }
  : { [Key in Name]: Value };

type NoParameters<Id extends OperationId> = [keyof OperationPath<Id>] extends [
  never,
]
  ? { path?: undefined }
  : { path: OperationPath<Id> };

/** What a call of an operation is given: parameters of its path, query, body. */
export type OperationInput<Id extends OperationId> = NoParameters<Id> &
  Given<'body', OperationBody<Id>> & {
    query?: Partial<NonNullable<OperationQuery<Id>>>;
  };

/** Calls operations by name; throws `DaprVclusterError` for anything but a success. */
export function createCall(options: ClientOptions) {
  const send = createSend(options);
  const open = <Id extends OperationId>(
    id: Id,
    input: OperationInput<Id>,
    call?: CallOptions,
  ): Promise<Response> => {
    const { query, body } = input as Pick<SendOptions, 'query' | 'body'>;
    const { path = {} } = input as { path?: object };
    return send(operationPath(id, path as OperationPath<Id>), {
      ...call,
      method: OPERATIONS[id].method.toUpperCase(),
      query,
      body,
    });
  };
  return {
    /** The answer as it arrives. */
    open,
    /** The answer, read. */
    async call<Id extends OperationId>(
      id: Id,
      input: OperationInput<Id>,
      call?: CallOptions,
    ): Promise<OperationAnswer<Id>> {
      const response = await open(id, input, call);
      return (await response.json()) as OperationAnswer<Id>;
    },
  };
}
