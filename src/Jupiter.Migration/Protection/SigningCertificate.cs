using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Jupiter.Migration.Cases.Approvals;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Protection;

/// <summary>Finds the certificate that an approval is signed with.</summary>
internal static class SigningCertificate
{
    private const int LongestFile = 1 << 20;

    /// <summary>Finds it.</summary>
    /// <param name="named">A certificate, the thumbprint of one of this account or computer, or the path of a PFX file.</param>
    /// <param name="password">Password of the PFX file, or null.</param>
    /// <param name="fullPath">Makes a path that was typed a full one.</param>
    /// <returns>The certificate.</returns>
    /// <exception cref="MigrationException">SigningCertificateNotFound, SigningCertificateUnreadable.</exception>
    public static X509Certificate2 Find(object named, SecureString? password, Func<string, string> fullPath)
    {
        if ((named is PSObject wrapped ? wrapped.BaseObject : named) is X509Certificate2 certificate)
        {
            return new X509Certificate2(certificate);
        }

        var text = named.ToString() ?? "";
        return IsThumbprint(text)
            ? FromStores(text) ?? throw MigrationException.Because(nameof(SR.SigningCertificateNotFound), text, text)
            : FromFile(fullPath(text), password);
    }

    private static bool IsThumbprint(string text)
    {
        var digits = text.Replace(" ", "").Replace(":", "");
        return digits.Length is 40 or 64 && Hexadecimal.IsDigits(digits.ToLowerInvariant(), digits.Length);
    }

    private static X509Certificate2? FromStores(string thumbprint)
    {
        foreach (var location in new[] { StoreLocation.CurrentUser, StoreLocation.LocalMachine })
        {
            using var store = new X509Store(StoreName.My, location);
            try
            {
                store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
            }
            catch (CryptographicException)
            {
                // This account has no such store: it is not there either.
                continue;
            }

            if (store.Certificates.Cast<X509Certificate2>().FirstOrDefault(each => ApprovalSignature.Has(each, thumbprint)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static X509Certificate2 FromFile(string path, SecureString? password)
    {
        if (!File.Exists(path))
        {
            throw MigrationException.Because(nameof(SR.SigningCertificateNotFound), path, path);
        }

        try
        {
            var bytes = SharedFile.ReadWhole(path, LongestFile) ?? [];
            return password is null ? new X509Certificate2(bytes) : new X509Certificate2(bytes, password);
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            throw FileErrors.Name(e, path);
        }
        catch (CryptographicException e)
        {
            throw MigrationException.Because(nameof(SR.SigningCertificateUnreadable), path, e, path, e.Message);
        }
    }
}
