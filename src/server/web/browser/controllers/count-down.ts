// How long is left until a moment, second by second.
import { Controller } from '@hotwired/stimulus';

export class CountDown extends Controller<HTMLElement> {
  static override values = { until: String };
  declare readonly untilValue: string;
  #clock: ReturnType<typeof setInterval> | undefined;

  override connect(): void {
    this.#show();
    this.#clock = setInterval(() => this.#show(), 1_000);
  }

  override disconnect(): void {
    clearInterval(this.#clock);
  }

  #show(): void {
    const seconds = Math.max(0, Math.floor((Date.parse(this.untilValue) - Date.now()) / 1_000));
    const [days, hours, minutes] = [
      Math.floor(seconds / 86_400),
      Math.floor(seconds / 3_600) % 24,
      Math.floor(seconds / 60) % 60,
    ];
    const clock = [hours, minutes, seconds % 60].map((part) => String(part).padStart(2, '0')).join(':');
    this.element.textContent = days > 0 ? `${days} × 24:00 + ${clock}` : clock;
  }
}
