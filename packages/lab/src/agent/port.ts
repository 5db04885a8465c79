/** Where the agent says whether it is up, and serves the chart repository. */
export const AGENT_PORT = 9700;
