/** Opened by the holder of the ticket: the browser's cookie shows which ticket that is. */
const asHolder = (ticketId: string) => `?as=ticket&ticketId=${ticketId}`;

export const paperLink = (paperId: string, ticketId: string) => `/papers/${paperId}.pdf${asHolder(ticketId)}`;
export const fileLink = (fileId: string, ticketId: string) => `/files/${fileId}${asHolder(ticketId)}`;
