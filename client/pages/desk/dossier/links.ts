/** What the server sends to the official's own browser, by the sign-in's cookie. */
export const fileUrl = (fileId: string) => `/files/${fileId}?as=staff`;
export const paperUrl = (paperId: string) => `/papers/${paperId}.pdf?as=staff`;
