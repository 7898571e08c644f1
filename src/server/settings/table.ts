// Every setting of an installation: its name in the environment, what it may be, what it is when nobody sets it, what it means.

export type Setting = (
  | { readonly kind: 'whole'; readonly least: number; readonly most: number; readonly usual?: number }
  | { readonly kind: 'word'; readonly allowed: readonly string[]; readonly usual: string }
  /** Where `usual` is missing: yes in production, else no. */
  | { readonly kind: 'yes'; readonly usual?: boolean }
  /** `http://…` or `https://…`. */
  | { readonly kind: 'address' }
  /** Read by the part it belongs to; `like` shows its form. */
  | { readonly kind: 'text'; readonly like: string; readonly usual?: string }
) & {
  readonly vi: string;
  readonly en: string;
  /** What the default is in words, where `usual` cannot say it. */
  readonly otherwise?: { readonly vi: string; readonly en: string };
  /** Never shown, never logged. */
  readonly secret?: true;
  /** Without it production does not start. */
  readonly needed?: 'production';
};

const none = { vi: 'không có', en: 'none' };

export const settings = {
  NODE_ENV: {
    kind: 'text',
    like: 'production',
    vi: '`production`: từ chối khoá phát triển và tài khoản dùng thử',
    en: '`production` refuses development keys and demo accounts',
    otherwise: { vi: 'phát triển', en: 'development' },
  },
  GIAPLAI_HOME: {
    kind: 'text',
    like: '/var/lib/giaplai',
    usual: './var',
    vi: 'thư mục cài đặt',
    en: 'the home',
  },
  PORT: {
    kind: 'whole',
    least: 0,
    most: 65_535,
    usual: 3000,
    vi: 'cổng máy chủ nghe',
    en: 'port the server listens at; 0 takes a free one',
  },
  GIAPLAI_HOST: {
    kind: 'text',
    like: '0.0.0.0',
    usual: '127.0.0.1',
    vi: 'địa chỉ máy chủ nghe',
    en: 'address the server listens at',
  },
  GIAPLAI_ORIGIN: {
    kind: 'address',
    vi: 'địa chỉ người dùng mở; khi đặt, mã QR in ra dẫn về đây',
    en: 'where browsers see the server; where it is set, printed QR codes lead there',
    otherwise: { vi: '`http://localhost:PORT`', en: '`http://localhost:PORT`' },
  },
  GIAPLAI_TLS: {
    kind: 'yes',
    vi: '`yes` khi đứng sau TLS',
    en: '`yes` behind TLS',
  },
  GIAPLAI_PROXIES: {
    kind: 'whole',
    least: 0,
    most: 10,
    usual: 0,
    vi: 'số máy chủ trung gian phía trước báo địa chỉ người gọi',
    en: 'how many proxies stand in front and tell the caller’s address',
  },
  GIAPLAI_SECOND_FACTOR: {
    kind: 'text',
    like: 'principal,registrar',
    vi: 'vai trò phải có lớp xác thực thứ hai: `principal,registrar`; hoặc `none`',
    en: 'roles that reach nothing without a second factor: `principal,registrar`; or `none`',
    otherwise: {
      vi: '`principal,administrator,registrar` khi chạy thật, nếu không thì `none`',
      en: '`principal,administrator,registrar` in production, else `none`',
    },
  },
  GIAPLAI_REQUESTS_PER_MINUTE: {
    kind: 'whole',
    least: 10,
    most: 1_000_000,
    usual: 600,
    vi: 'số yêu cầu mỗi phút của một người gọi',
    en: 'requests a minute of one caller',
  },
  GIAPLAI_METRICS: {
    kind: 'word',
    allowed: ['loopback', 'everybody'],
    usual: 'loopback',
    vi: 'ai được đọc `/metrics`',
    en: 'who may read `/metrics`',
  },
  GIAPLAI_LOG: {
    kind: 'word',
    allowed: ['debug', 'info', 'warn', 'error', 'silent'],
    usual: 'info',
    vi: 'nhật ký máy chủ ghi từ mức nào',
    en: 'from which level on the server logs',
  },
  DATABASE_URL: {
    kind: 'text',
    like: 'postgres://…',
    secret: true,
    vi: '`postgres://…`: dữ liệu nằm ở đó thay vì trong thư mục cài đặt',
    en: '`postgres://…`: the rows are there instead of in the home (below)',
    otherwise: { vi: '`giaplai.sqlite` trong thư mục cài đặt', en: '`giaplai.sqlite` in the home' },
  },
  GIAPLAI_BLOBS: {
    kind: 'text',
    like: 's3://bucket/prefix',
    vi: '`s3://…`: tệp của hồ sơ nằm trong kho đối tượng thay vì trong thư mục cài đặt',
    en: '`s3://bucket/prefix`: the blobs are in an object store instead of in the home (below)',
    otherwise: { vi: '`blobs/` trong thư mục cài đặt', en: '`blobs/` in the home' },
  },
  GIAPLAI_BLOB_CACHE: {
    kind: 'whole',
    least: 0,
    most: 100_000_000,
    usual: 10_000,
    vi: 'số MB tệp từ kho đối tượng được giữ sẵn trong `blob-cache/`',
    en: 'megabytes of blobs out of the object store that are kept in `blob-cache/`',
  },
  GIAPLAI_S3_ENDPOINT: {
    kind: 'address',
    vi: 'địa chỉ kho đối tượng tương thích S3; bỏ trống là Amazon',
    en: 'address of an S3-compatible store, for blobs and archive targets; credentials by the names of the AWS SDK',
    otherwise: { vi: 'Amazon', en: 'Amazon' },
  },
  GIAPLAI_S3_PATIENCE: {
    kind: 'whole',
    least: 1,
    most: 600,
    usual: 20,
    vi: 'số giây chờ kho đối tượng trả lời mỗi lần',
    en: 'seconds an object store may be silent before it is asked again',
  },
  GIAPLAI_WORK: {
    kind: 'yes',
    usual: true,
    vi: '`no`: máy chủ để việc trong Postgres cho `giaplai worker`',
    en: '`no`: the server leaves the jobs of a Postgres to workers',
  },
  GIAPLAI_LANES: {
    kind: 'whole',
    least: 1,
    most: 64,
    vi: 'số luồng làm việc',
    en: 'worker threads',
    otherwise: { vi: 'mỗi nhân một luồng', en: 'one a core' },
  },
  GIAPLAI_ANCHORS: {
    kind: 'text',
    like: '/etc/giaplai/anchors',
    needed: 'production',
    vi: 'thư mục chứng thư gốc tin cậy',
    en: 'folder of trust anchors',
    otherwise: { vi: '`pki/anchors` trong thư mục cài đặt', en: '`pki/anchors` in the home' },
  },
  GIAPLAI_KEYS: {
    kind: 'text',
    like: '/etc/giaplai/keys.json',
    vi: 'tệp chỉ nơi để khoá: dịch vụ ký từ xa, thiết bị tại máy chủ, khoá dịch vụ và con dấu từng trường',
    en: 'file of keys elsewhere: remote services, tokens at the server, service key and seal of each school (below)',
    otherwise: none,
  },
  GIAPLAI_EXAMINERS: {
    kind: 'whole',
    least: 1,
    most: 16,
    usual: 1,
    vi: 'số tệp gửi lên được xem xét cùng lúc, mỗi tệp một luồng; tối đa tám tệp đang làm hay đợi',
    en: 'uploaded files that are examined at once, each on a thread of its own; at most eight are under way or wait',
  },
  GIAPLAI_SERVICE_KEY: {
    kind: 'text',
    like: '/etc/giaplai/service.p12',
    needed: 'production',
    vi: 'tệp PKCS#12 của khoá chứng nhận văn bản, trừ khi `GIAPLAI_KEYS` nêu khoá từng trường',
    en: 'PKCS#12 file that certifies documents, unless `GIAPLAI_KEYS` names one for a school',
    otherwise: { vi: 'khoá phát triển', en: 'development key' },
  },
  GIAPLAI_SERVICE_PIN: {
    kind: 'text',
    like: '…',
    secret: true,
    needed: 'production',
    vi: 'mã PIN của khoá ấy',
    en: 'its PIN',
    otherwise: none,
  },
  GIAPLAI_TSA: {
    kind: 'address',
    vi: 'dịch vụ cấp dấu thời gian (RFC 3161)',
    en: 'timestamp authority (RFC 3161)',
    otherwise: { vi: 'dịch vụ phát triển, hoặc không có', en: 'the development one, or none' },
  },
  GIAPLAI_SMTP_URL: {
    kind: 'text',
    like: 'smtps://user:password@host:465',
    secret: true,
    vi: '`smtps://user:password@host:465`, hoặc `smtp://…:587` bắt buộc STARTTLS',
    en: '`smtps://user:password@host:465`, or `smtp://…:587` with STARTTLS required',
    otherwise: { vi: 'thành tệp trong `outgoing-mail`', en: 'files in `outgoing-mail`' },
  },
  GIAPLAI_MAIL_FROM: {
    kind: 'text',
    like: 'Giáp Lai <hocba@truong.example>',
    vi: 'địa chỉ gửi; cần khi có máy chủ thư',
    en: 'sender; needed with a mail server',
    otherwise: none,
  },
  GIAPLAI_SMTP_PLAIN: {
    kind: 'yes',
    usual: false,
    vi: '`yes`: máy chủ thư không có TLS, khi ấy không có mật khẩu',
    en: '`yes`: a mail server without TLS, and then without a password',
  },
  GIAPLAI_MAIL_RETURN: {
    kind: 'text',
    like: 'bounces+{id}@school.example',
    vi: 'thư không tới thì trả về đâu: `bounces+{id}@school.example`; có thể bỏ `{id}`',
    en: 'where letters come back to: `bounces+{id}@school.example`; `{id}` may be left out',
    otherwise: { vi: 'địa chỉ gửi', en: 'the sender' },
  },
  GIAPLAI_BOUNCE_FOLDER: {
    kind: 'text',
    like: '/var/mail/bounces',
    vi: 'Maildir chứa thư trả về',
    en: 'Maildir with what came back',
    otherwise: { vi: 'không đọc gì', en: 'nothing is read' },
  },
  GIAPLAI_WEBHOOK_NETWORKS: {
    kind: 'text',
    like: '10.20.0.0/16,fd12::/48',
    vi: 'mạng không công cộng mà webhook vẫn được tới: `10.20.0.0/16,fd12::/48`',
    en: 'networks that are not public and may be told all the same: `10.20.0.0/16,fd12::/48`',
    otherwise: none,
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;

/** Read by commands alone; the server knows nothing of them. */
export const commandLineSettings: readonly string[] = [
  'GIAPLAI_PIN',
  'GIAPLAI_CSC_CLIENT',
  'GIAPLAI_CSC_SECRET',
];
