using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Logins;

/// <summary>The file of logins: others can open it with the key, nobody can read it without, and what is wrong with one has a name.</summary>
public sealed class LoginFileTests(LoginHouse house) : IClassFixture<LoginHouse>
{
    [Fact]
    public void Another_program_opens_it_with_the_key()
    {
        house.Export("Jupiter -Force");

        using var json = JsonDocument.Parse(ForeignEnvelope.Open(house.FilePath, house.Certificate));

        var root = json.RootElement;
        Assert.Equal("jupiter.logins/1", root.GetProperty("schema").GetString());
        Assert.Equal(house.Old.Address, root.GetProperty("serverInstance").GetString());
        Assert.Equal(LoginHouse.Needed.Order(StringComparer.Ordinal), root.GetProperty("logins").EnumerateArray().Select(login => login.GetProperty("name").GetString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_holds_nothing_readable_and_is_what_RFC_5652_says()
    {
        house.Export("Jupiter -Force");

        var text = File.ReadAllText(house.FilePath);
        var bytes = ForeignEnvelope.Disarmed(text);
        var envelope = new EnvelopedCms();
        envelope.Decode(bytes);

        Assert.Equal("2.16.840.1.101.3.4.1.42", envelope.ContentEncryptionAlgorithm.Oid.Value);
        foreach (var line in LoginHouse.LoginsOn(house.Old))
        {
            foreach (var part in line.Split('|').Where(part => part.Length >= 5))
            {
                RequireAbsent(bytes, Encoding.UTF8.GetBytes(part));
                RequireAbsent(bytes, Encoding.Unicode.GetBytes(part));
                Assert.DoesNotContain(part, text, StringComparison.OrdinalIgnoreCase);
            }
        }

        foreach (var hash in house.Old.Lines(SqlText.Logins).Select(line => line.Split('|')[7]).Where(hash => hash != "NULL").Select(Convert.FromHexString))
        {
            RequireAbsent(bytes, hash);
            Assert.DoesNotContain(Convert.ToBase64String(hash), text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("$root/night.cer")]
    [InlineData("$certificate")]
    [InlineData("@($certificate, $other)")]
    public void The_certificate_is_a_path_an_object_or_several(string recipient)
    {
        using var other = DocumentCertificate.Make("second");

        var export = house.Run($"Export-JupiterLogin $old Jupiter $file {recipient} @access -Force", ("other", other)).Single();

        Assert.Contains(house.Certificate.Thumbprint, (IEnumerable<string>)export.Properties["Recipients"].Value);
        Assert.Empty(house.Import("-WhatIf"));
        if (recipient.Contains("$other", StringComparison.Ordinal))
        {
            Assert.Empty(house.Run("Import-JupiterLogin $new $file -To $other @access -WhatIf"));
        }
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void The_file_is_its_owners_and_with_Shared_whoever_may_read_the_folder_may_read_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes");
        const UnixFileMode Owners = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.SetUnixFileMode(house.Folder.Path, Owners | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        File.WriteAllText(house.Folder["plain"], "");

        house.Export("Jupiter -Force");
        Assert.Equal(Owners, File.GetUnixFileMode(house.FilePath));

        // As far as this process lets anybody in at all: its umask.
        house.Export("Jupiter -Force -Shared");
        Assert.Equal(File.GetUnixFileMode(house.Folder["plain"]), File.GetUnixFileMode(house.FilePath));
        Assert.NotEqual(Owners, File.GetUnixFileMode(house.FilePath));
    }

    [Fact]
    public void A_file_that_is_there_is_kept_without_Force_and_replaced_with_it()
    {
        File.WriteAllText(house.FilePath, "mine");

        var error = house.RunExpectingError("Export-JupiterLogin $old Jupiter $file $certificate @access");

        Assert.StartsWith("LoginsFileExists,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(house.FilePath));
        house.Export("Jupiter -Force");
        Assert.StartsWith(ForeignEnvelope.Begin, File.ReadAllText(house.FilePath), StringComparison.Ordinal);
        Assert.Equal(["logins.cms"], Directory.EnumerateFiles(house.Folder.Path, "logins*").Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("cut off", "LoginsBroken")]
    [InlineData("cut inside", "LoginsBroken")]
    [InlineData("no CMS", "LoginsBroken")]
    [InlineData("empty", "LoginsBroken")]
    [InlineData("signed only", "LoginsBroken")]
    [InlineData("not base64", "LoginsBroken")]
    [InlineData("not sealed", "LoginsBroken")]
    [InlineData("sealed as another", "LoginsBroken")]
    [InlineData("not JSON", "LoginsBroken")]
    [InlineData("another schema", "LoginsBroken")]
    [InlineData("newer", "LoginsNewer")]
    [InlineData("no hash", "LoginsBroken")]
    [InlineData("too large", "LoginsTooLarge")]
    [InlineData("not there", "LoginsNotFound")]
    [InlineData("for somebody else", "LoginsNotForUs")]
    [InlineData("changed", "LoginsBroken")]
    public void What_is_wrong_with_a_file_is_named(string what, string errorId)
    {
        house.Export("Jupiter -Force");
        Spoil(what);
        house.New.Model.Statements.Clear();

        var error = house.RunExpectingError("Import-JupiterLogin $new $file -To $certificate @access");

        Assert.StartsWith(errorId + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.Empty(house.New.Model.Statements.Batches);
    }

    [Fact]
    public void No_changed_byte_of_the_content_lets_a_login_through()
    {
        house.Export("Jupiter -Force");
        var bytes = ForeignEnvelope.Disarmed(File.ReadAllText(house.FilePath));
        var before = house.New.Describe();

        // The encrypted content is the last part of the envelope.
        for (var at = bytes.Length - 1; at > bytes.Length - 900; at -= 97)
        {
            var changed = (byte[])bytes.Clone();
            changed[at] ^= 0x20;
            File.WriteAllText(house.FilePath, ForeignEnvelope.Armoured(changed));

            var error = house.RunExpectingError("Import-JupiterLogin $new $file -To $certificate @access");

            Assert.StartsWith("LoginsBroken,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        }

        Assert.Equal(before, house.New.Describe());
    }

    [Theory]
    [InlineData("Export-JupiterLogin $old Jupiter $root/none.cms $root/none.cer @access", "CmsRecipientInvalid")]
    [InlineData("Export-JupiterLogin $old Jupiter $root/none.cms $plain @access", "CmsRecipientInvalid")]
    [InlineData("Import-JupiterLogin $new $file -To $public @access", "CmsRecipientInvalid")]
    [InlineData("Import-JupiterLogin $new $file @access", "LoginsNotForUs")]
    [InlineData("Export-JupiterLogin $old Nobody $root/none.cms $certificate @access", "DatabaseNotFound")]
    [InlineData("Export-JupiterLogin embedded:$root Jupiter $root/none.cms $certificate", "LoginsNotSupported")]
    [InlineData("Import-JupiterLogin embedded:$root $file -To $certificate", "LoginsNotSupported")]
    [InlineData("Export-JupiterLogin $old Jupiter $root/nowhere/none.cms $certificate @access", "PathNotFound")]
    [InlineData("Export-JupiterLogin $old Jupiter Env:\\none $certificate @access", "PathNotOnFileSystem")]
    public void What_else_is_wrong_is_named_and_leaves_no_file(string command, string errorId)
    {
        house.Export("Jupiter -Force");
        using var plain = Plain();
        using var publicPart = X509CertificateLoader.LoadCertificate(house.Certificate.Export(X509ContentType.Cert));

        var error = house.RunExpectingError(command, ("plain", plain), ("public", publicPart));

        Assert.StartsWith(errorId + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.False(File.Exists(house.Folder["none.cms"]));
    }

    private void Spoil(string what)
    {
        var text = File.ReadAllText(house.FilePath);
        var json = () => ForeignEnvelope.Open(house.FilePath, house.Certificate);
        switch (what)
        {
            case "cut off":
                File.WriteAllText(house.FilePath, text[..(text.Length / 2)]);
                break;
            case "cut inside":
                File.WriteAllText(house.FilePath, ForeignEnvelope.Armoured(ForeignEnvelope.Disarmed(text)[..^400]));
                break;
            case "no CMS":
                File.WriteAllText(house.FilePath, "CREATE LOGIN jupiter");
                break;
            case "empty":
                File.WriteAllText(house.FilePath, "");
                break;
            case "signed only":
                var signed = new SignedCms(new ContentInfo(Encoding.UTF8.GetBytes(json())));
                signed.ComputeSignature(new CmsSigner(house.Certificate));
                File.WriteAllText(house.FilePath, ForeignEnvelope.Armoured(signed.Encode()));
                break;
            case "not base64":
                File.WriteAllText(house.FilePath, text.Replace(ForeignEnvelope.Begin, ForeignEnvelope.Begin + "\n***", StringComparison.Ordinal));
                break;
            case "not sealed":
                Enclose(json(), seal: "");
                break;
            case "sealed as another":
                Enclose(json(), seal: ForeignEnvelope.Seal(json() + " "));
                break;
            case "not JSON":
                Enclose("Борщ");
                break;
            case "another schema":
                Enclose(json().Replace("jupiter.logins/1", "jupiter.backup/1", StringComparison.Ordinal));
                break;
            case "newer":
                Enclose(json().Replace("jupiter.logins/1", "jupiter.logins/2", StringComparison.Ordinal));
                break;
            case "no hash":
                Enclose(json().Replace("\"passwordHash\"", "\"password\"", StringComparison.Ordinal));
                break;
            case "too large":
                using (var file = File.OpenWrite(house.FilePath))
                {
                    file.SetLength((32 << 20) + 1);
                }

                break;
            case "not there":
                File.Delete(house.FilePath);
                break;
            case "for somebody else":
                using (var somebody = DocumentCertificate.Make("somebody"))
                {
                    Enclose(json(), somebody);
                }

                break;
            case "changed":
                var bytes = ForeignEnvelope.Disarmed(text);
                bytes[^40] ^= 1;
                File.WriteAllText(house.FilePath, ForeignEnvelope.Armoured(bytes));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(what));
        }
    }

    private void Enclose(string json, X509Certificate2? recipient = null, string? seal = null) =>
        File.WriteAllText(house.FilePath, ForeignEnvelope.Make(json, seal ?? ForeignEnvelope.Seal(json), recipient ?? house.Certificate));

    private static X509Certificate2 Plain()
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=no documents", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.Now.AddDays(-1), DateTimeOffset.Now.AddDays(1));
    }

    private static void RequireAbsent(byte[] bytes, byte[] part) => Assert.True(bytes.AsSpan().IndexOf(part) < 0, Convert.ToHexString(part));
}
