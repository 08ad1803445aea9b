namespace ChildProtection.Platform.Mail;
public enum MailTemplate { Invitation }
public static class Outbox { public static void Add(PortalDb db, string recipient, MailTemplate template, DateTimeOffset now) { _ = db; _ = recipient; _ = template; _ = now; } }
