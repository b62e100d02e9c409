package org.wirewatch.alerts.deliver;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import java.time.InstantSource;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.alerts.deliver.Attempt.Scope;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Subscription.Receiver;

/**
 * Sends notifications by SMTP, one connection each. A 5xx reply to the receiver or the message is
 * final; everything else is worth another attempt.
 *
 * @see "RFC 5321, section 4.2.1"
 */
final class MailSender implements Sender {
  private static final Logger LOG = LoggerFactory.getLogger(MailSender.class);
  private static final int OK = 250;
  private static final int CLOSING = 421;

  private final SmtpConfig config;
  private final DeskLinks desk;
  private final InstantSource clock;
  private final Session session;

  MailSender(SmtpConfig config, DeskLinks desk, InstantSource clock) {
    this.config = config;
    this.desk = desk;
    this.clock = clock;
    this.session = Session.getInstance(properties(config));
  }

  @Override
  public Attempt send(Notification notification) {
    AlertMail mail;
    try {
      mail = AlertMail.of(session, notification, config.from(), desk, clock.instant());
    } catch (AddressException e) {
      return new Attempt.GiveUp(null, "mail address: " + e.getMessage(), false);
    } catch (MessagingException e) {
      return new Attempt.GiveUp(null, "mail cannot be written: " + e.getMessage(), false);
    }
    try {
      Transport transport = session.getTransport();
      try {
        transport.connect(config.host(), config.port(), config.user(), config.password());
        transport.sendMessage(mail, mail.getRecipients(Message.RecipientType.TO));
      } finally {
        close(transport);
      }
      return new Attempt.Arrived(OK);
    } catch (SendFailedException e) {
      Integer status = status(e);
      return status != null && status >= 500
          ? new Attempt.GiveUp(status, describe(e), false)
          : new Attempt.TryAgain(status, describe(e), null, scope(status));
    } catch (MessagingException e) {
      return new Attempt.TryAgain(null, describe(e), null, Scope.HOST);
    }
  }

  /** All mail leaves by one server. */
  @Override
  public String host(Receiver receiver) {
    return config.host() + ":" + config.port();
  }

  /** A temporary refusal is of one receiver, unless the server says that it closes. */
  private static Scope scope(Integer status) {
    return status == null || status == CLOSING ? Scope.HOST : Scope.RECEIVER;
  }

  /** The server has answered by now; how it parts does not matter. */
  private static void close(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.debug("SMTP connection not closed cleanly: {}", e.getMessage());
    }
  }

  private static Integer status(MessagingException e) {
    for (Exception cause = e; cause instanceof MessagingException fault; ) {
      if (cause instanceof SMTPAddressFailedException refused) {
        return refused.getReturnCode();
      }
      Exception next = fault.getNextException();
      if (!(next instanceof MessagingException)
          && cause instanceof SMTPSendFailedException failed) {
        return failed.getReturnCode();
      }
      cause = next;
    }
    return null;
  }

  private static String describe(MessagingException e) {
    String message = e.getMessage() == null ? "" : e.getMessage().strip();
    return e.getClass().getSimpleName() + ": " + message.replaceAll("\\s+", " ");
  }

  private static Properties properties(SmtpConfig config) {
    boolean tls = config.security() == SmtpConfig.Security.TLS;
    boolean startTls =
        config.security() == SmtpConfig.Security.STARTTLS
            || config.security() == SmtpConfig.Security.OPPORTUNISTIC;
    String protocol = tls ? "smtps" : "smtp";
    String prefix = "mail." + protocol + ".";
    String timeout = Long.toString(config.timeout().toMillis());
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", protocol);
    properties.setProperty(prefix + "connectiontimeout", timeout);
    properties.setProperty(prefix + "timeout", timeout);
    properties.setProperty(prefix + "writetimeout", timeout);
    properties.setProperty(prefix + "auth", Boolean.toString(config.user() != null));
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.setProperty(prefix + "starttls.enable", Boolean.toString(startTls));
    properties.setProperty(
        prefix + "starttls.required",
        Boolean.toString(config.security() == SmtpConfig.Security.STARTTLS));
    // an empty QUIT answer must not turn a sent mail into a failed one
    properties.setProperty(prefix + "quitwait", "false");
    return properties;
  }
}
