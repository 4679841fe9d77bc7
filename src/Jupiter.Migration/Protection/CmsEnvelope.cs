using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Text.RegularExpressions;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Protection;

/// <summary>
/// Encrypts for the holders of certificates, in the form that Protect-CmsMessage writes and Unprotect-CmsMessage reads: CMS enveloped data
/// (RFC 5652) with AES-256, as text between BEGIN CMS and END CMS. What is inside is sealed, see <see cref="ContentSeal"/>.
/// </summary>
internal static class CmsEnvelope
{
    private const string Begin = "-----BEGIN CMS-----";
    private const string End = "-----END CMS-----";
    private const string Aes256Cbc = "2.16.840.1.101.3.4.1.42";
    private const string Line = ".{1,64}";
    private const int LongestFile = 32 << 20;

    /// <summary>Encrypts bytes and clears them.</summary>
    /// <param name="content">The bytes; zeros afterwards.</param>
    /// <param name="recipients">Who can decrypt them.</param>
    /// <returns>The text of the file.</returns>
    public static string Protect(byte[] content, X509Certificate2Collection recipients)
    {
        try
        {
            return Armour(Encrypt(ContentSeal.Add(content), recipients));
        }
        finally
        {
            Array.Clear(content, 0, content.Length);
        }
    }

    /// <summary>Encrypts bytes as they are, without a seal, and clears them. Any tool for CMS gives them back.</summary>
    /// <param name="content">The bytes; zeros afterwards.</param>
    /// <param name="recipients">Who can decrypt them.</param>
    /// <returns>The envelope, in DER.</returns>
    public static byte[] Encrypt(byte[] content, X509Certificate2Collection recipients)
    {
        try
        {
            var envelope = new EnvelopedCms(new ContentInfo(content), new AlgorithmIdentifier(new Oid(Aes256Cbc)));
            var holders = new CmsRecipientCollection();
            foreach (var certificate in recipients)
            {
                holders.Add(new CmsRecipient(SubjectIdentifierType.IssuerAndSerialNumber, certificate));
            }

            envelope.Encrypt(holders);
            return envelope.Encode();
        }
        finally
        {
            Array.Clear(content, 0, content.Length);
        }
    }

    /// <summary>Decrypts a file with a certificate of this account or one that is given.</summary>
    /// <param name="path">The file.</param>
    /// <param name="certificates">Certificates with their keys, besides those of this account.</param>
    /// <returns>The bytes; the caller clears them.</returns>
    /// <exception cref="MigrationException">LoginsNotFound, LoginsBroken, LoginsNotForUs.</exception>
    public static byte[] Unprotect(string path, X509Certificate2Collection certificates)
    {
        var envelope = new EnvelopedCms();
        try
        {
            envelope.Decode(Disarm(path));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            throw Broken(path, e);
        }

        try
        {
            envelope.Decrypt(certificates);
        }
        catch (CryptographicException e)
        {
            // With the right key at hand it is the file that is wrong.
            throw HasKey(envelope, certificates) ? Broken(path, e)
                : MigrationException.Because(nameof(SR.LoginsNotForUs), path, e, path);
        }

        return ContentSeal.Take(envelope.ContentInfo.Content) ?? throw Broken(path, null);
    }

    private static bool HasKey(EnvelopedCms envelope, X509Certificate2Collection certificates)
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadOnly);
        var mine = certificates.Cast<X509Certificate2>().Concat(store.Certificates.Cast<X509Certificate2>()).Where(certificate => certificate.HasPrivateKey).ToArray();
        return envelope.RecipientInfos.Cast<RecipientInfo>().Any(recipient => recipient.RecipientIdentifier.Value is X509IssuerSerial named
            && Array.Exists(mine, certificate => certificate.IssuerName.Name == named.IssuerName
                && string.Equals(certificate.SerialNumber, named.SerialNumber, StringComparison.OrdinalIgnoreCase)));
    }

    private static string Armour(byte[] bytes) => $"{Begin}\n{Regex.Replace(Convert.ToBase64String(bytes), Line, "$0\n")}{End}\n";

    private static byte[] Disarm(string path)
    {
        var text = Read(path);
        var start = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = text.IndexOf(End, StringComparison.Ordinal);
        return start >= 0 && end > start
            ? Convert.FromBase64String(text.Substring(start + Begin.Length, end - start - Begin.Length))
            : throw Broken(path, null);
    }

    private static string Read(string path)
    {
        if (!File.Exists(path))
        {
            throw MigrationException.Because(nameof(SR.LoginsNotFound), path, path);
        }

        try
        {
            var bytes = SharedFile.ReadWhole(path, LongestFile)
                ?? throw MigrationException.Because(nameof(SR.LoginsTooLarge), path, path, LongestFile);
            using var text = new StreamReader(new MemoryStream(bytes));
            return text.ReadToEnd();
        }
        catch (FileHeldException e)
        {
            throw FileErrors.Name(e, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw MigrationException.Because(nameof(SR.LoginsUnreadable), path, e, path, e.Message);
        }
    }

    private static MigrationException Broken(string path, Exception? inner) =>
        MigrationException.Because(nameof(SR.LoginsBroken), path, inner, path, inner?.Message ?? "CMS");
}
