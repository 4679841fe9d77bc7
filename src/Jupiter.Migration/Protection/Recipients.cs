using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Protection;

/// <summary>Finds the certificates that were named as recipients.</summary>
internal static class Recipients
{
    /// <summary>Finds them.</summary>
    /// <param name="recipients">What was named.</param>
    /// <param name="session">The session whose paths they may be.</param>
    /// <param name="purpose">What they are for.</param>
    /// <returns>The certificates.</returns>
    /// <exception cref="MigrationException">CmsRecipientInvalid.</exception>
    public static X509Certificate2Collection Resolve(CmsMessageRecipient[] recipients, SessionState session, ResolutionPurpose purpose)
    {
        var all = new X509Certificate2Collection();
        foreach (var recipient in recipients)
        {
            recipient.Resolve(session, purpose, out var error);
            if (error is not null || recipient.Certificates is null || recipient.Certificates.Count == 0)
            {
                throw MigrationException.Because(nameof(SR.CmsRecipientInvalid), recipient, error?.Exception, error?.Exception?.Message ?? "");
            }

            all.AddRange(recipient.Certificates);
        }

        return all;
    }
}
