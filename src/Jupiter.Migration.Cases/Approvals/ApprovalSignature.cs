using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Approvals;

/// <summary>Signs approvals and checks their signatures: RSA (PKCS #1) or ECDSA, SHA-256.</summary>
public static class ApprovalSignature
{
    /// <summary>Signs.</summary>
    /// <param name="certificate">A certificate whose private key this account may use.</param>
    /// <param name="text">What is signed.</param>
    /// <returns>The signature.</returns>
    /// <exception cref="MigrationException">ApprovalKeyUnusable: there is no private key, or it can't be used, or it is of another kind.</exception>
    public static byte[] Sign(X509Certificate2 certificate, byte[] text)
    {
        try
        {
            using var rsa = certificate.GetRSAPrivateKey();
            using var ecdsa = rsa is null ? certificate.GetECDsaPrivateKey() : null;
            return rsa?.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                ?? ecdsa?.SignData(text, HashAlgorithmName.SHA256)
                ?? throw Unusable(certificate, null);
        }
        catch (CryptographicException e)
        {
            throw Unusable(certificate, e);
        }
    }

    /// <summary>Checks a signature.</summary>
    /// <param name="certificate">The certificate that stands in the approval.</param>
    /// <param name="text">What was signed.</param>
    /// <param name="signature">The signature.</param>
    /// <returns>Whether the key of the certificate made it.</returns>
    public static bool Verify(X509Certificate2 certificate, byte[] text, byte[] signature)
    {
        try
        {
            using var rsa = certificate.GetRSAPublicKey();
            using var ecdsa = rsa is null ? certificate.GetECDsaPublicKey() : null;
            return rsa?.VerifyData(text, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                ?? ecdsa?.VerifyData(text, signature, HashAlgorithmName.SHA256)
                ?? false;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Whether a certificate is the one that the venue names by its thumbprint.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="thumbprint">SHA-1 (40 digits) or SHA-256 (64 digits); spaces and colons do not matter.</param>
    /// <returns>Whether it is.</returns>
    public static bool Has(X509Certificate2 certificate, string thumbprint)
    {
        var digits = thumbprint.Replace(" ", "").Replace(":", "");
        var actual = digits.Length == 64 ? Hexadecimal.Sha256(certificate.RawData) : certificate.Thumbprint;
        return string.Equals(actual, digits, StringComparison.OrdinalIgnoreCase);
    }

    private static MigrationException Unusable(X509Certificate2 certificate, Exception? inner) => MigrationException.Because(
        nameof(SR.ApprovalKeyUnusable), certificate.Subject, inner, certificate.Subject, certificate.Thumbprint);
}
