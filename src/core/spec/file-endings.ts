/** The usual endings of files that hold tables; what a file is, is judged by its bytes. */
export const tableEndings = ['csv', 'tsv', 'txt', 'tab', 'log', 'gz'] as const;
