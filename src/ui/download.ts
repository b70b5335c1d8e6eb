/** Hands a file to the browser to be saved. */
export function download(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The click starts the download asynchronously; a minute is enough.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
