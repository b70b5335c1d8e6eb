interface Toast {
  id: number;
  tone: 'plain' | 'good' | 'warn' | 'bad';
  text: string;
  /** Smaller, under the text: what to do. */
  advice?: string;
  /** The engine's error message, folded away. */
  detail?: string;
  action?: { label: string; run: () => void };
}

type ToastContent = Omit<Toast, 'id' | 'tone'> & { tone?: Toast['tone'] };

/** Short notices in the corner. Success and info disappear automatically; warnings stay until dismissed. */
class Toasts {
  list = $state<Toast[]>([]);
  #next = 1;

  show(content: ToastContent): number {
    const toast: Toast = { tone: 'plain', ...content, id: this.#next++ };
    // A repeated message replaces the earlier one.
    const others = this.list.filter(({ text, tone }) => text !== toast.text || tone !== toast.tone);
    this.list = [...others.slice(-3), toast];
    if (toast.tone === 'plain' || toast.tone === 'good') setTimeout(() => this.dismiss(toast.id), 6000);
    return toast.id;
  }

  dismiss(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  /** Removes messages about something that is over. */
  clear(): void {
    this.list = [];
  }
}

export const toasts = new Toasts();
