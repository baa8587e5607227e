/** For a form that opens by a press: the person is in its first field at once. */
export function focusFirst(form: HTMLElement): void {
  form.querySelector<HTMLElement>('textarea, select, input')?.focus();
}
