using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Jupiter.Migration.Tests.Logins;

/// <summary>Certificates for document encryption, as New-SelfSignedCertificate -Type DocumentEncryptionCert makes them.</summary>
internal static class DocumentCertificate
{
    private const string DocumentEncryption = "1.3.6.1.4.1.311.80.1";

    public static X509Certificate2 Make(string name = "the night")
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(DocumentEncryption)], critical: false));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyEncipherment | X509KeyUsageFlags.DataEncipherment, critical: false));
        return request.CreateSelfSigned(DateTimeOffset.Now.AddDays(-1), DateTimeOffset.Now.AddDays(30));
    }
}
