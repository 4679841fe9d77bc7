using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Logins;

/// <summary>CMS files opened and made without any code of the module.</summary>
internal static class ForeignEnvelope
{
    public const string Begin = "-----BEGIN CMS-----";
    private const string End = "-----END CMS-----";

    /// <summary>Opens a file and takes off its seal, which must be right.</summary>
    public static string Open(string path, X509Certificate2 certificate)
    {
        var whole = Encoding.UTF8.GetString(Decrypt(path, certificate));
        var json = whole[..whole.LastIndexOf('\n', whole.Length - 2)];
        Assert.Equal(Seal(json), whole[json.Length..]);
        return json;
    }

    public static string Make(string json, string seal, X509Certificate2 recipient)
    {
        var envelope = new EnvelopedCms(new ContentInfo(Encoding.UTF8.GetBytes(json + seal)));
        envelope.Encrypt(new CmsRecipient(recipient));
        return Armoured(envelope.Encode());
    }

    public static string Seal(string json) => "\n" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))) + "\n";

    public static byte[] Disarmed(string text) =>
        Convert.FromBase64String(text.Replace(Begin, "", StringComparison.Ordinal).Replace(End, "", StringComparison.Ordinal));

    public static string Armoured(byte[] bytes) => Begin + "\n" + Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks) + "\n" + End + "\n";

    // OpenSSL where it is installed; otherwise .NET, which shares no code of ours either.
    private static byte[] Decrypt(string path, X509Certificate2 certificate)
    {
        using var folder = new TempFolder();
        var key = folder["key.pem"];
        File.WriteAllText(key, certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem() + "\n" + certificate.ExportCertificatePem());
        try
        {
            using var openssl = Process.Start(new ProcessStartInfo("openssl", ["cms", "-decrypt", "-inform", "PEM", "-in", path, "-inkey", key, "-recip", key, "-binary"])
            {
                RedirectStandardOutput = true,
            })!;
            var content = new MemoryStream();
            openssl.StandardOutput.BaseStream.CopyTo(content);
            openssl.WaitForExit();
            Assert.Equal(0, openssl.ExitCode);
            return content.ToArray();
        }
        catch (Win32Exception)
        {
            var envelope = new EnvelopedCms();
            envelope.Decode(Disarmed(File.ReadAllText(path)));
            envelope.Decrypt([certificate]);
            return envelope.ContentInfo.Content;
        }
    }
}
