import { createContext } from 'preact';

/** Where the picture of a `slack_file` lies: by its own address, or by its id among the uploaded files. */
export const FileUrlContext = createContext<(file: { id?: string; url?: string }) => string | undefined>(
  (file) => file.url,
);
