using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Xunit;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>Where the venue names approvers, their certificates come as objects, from PFX files and from the account's own store.</summary>
public sealed class SignedApprovalTests : IDisposable
{
    private const string Password = "пароль";

    private readonly CaseHouse _house = new();
    private readonly X509Certificate2 _certificate;

    public SignedApprovalTests()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _certificate = new CertificateRequest("CN=Ольга", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.Now.AddDays(-1), DateTimeOffset.Now.AddDays(1));
        File.WriteAllBytes(_house["olga.pfx"], _certificate.Export(X509ContentType.Pfx, Password));
        var venue = JsonNode.Parse(File.ReadAllText(_house["r", "venue.json"]))!.AsObject();
        venue["approvers"] = new JsonArray(new JsonObject { ["name"] = "Ольга", ["thumbprint"] = _certificate.Thumbprint });
        File.WriteAllText(_house["r", "venue.json"], venue.ToJsonString());
        _house.Plan();
    }

    public void Dispose()
    {
        _certificate.Dispose();
        _house.Dispose();
    }

    [Fact]
    public void A_PFX_file_signs_with_its_password_and_not_without()
    {
        Assert.Equal("SigningCertificateUnreadable", _house.Refused("Approve-JupiterMigration $case Ольга -Certificate \"$root/olga.pfx\""));
        Assert.Equal("SigningCertificateNotFound", _house.Refused("Approve-JupiterMigration $case Ольга -Certificate \"$root/nobody.pfx\""));

        Approve("\"$root/olga.pfx\" -CertificatePassword $password");

        RequireSigned();
    }

    [Fact]
    public void A_certificate_signs_as_an_object()
    {
        _house.Run("$global:certificate = $given", ("given", _certificate));

        Approve("$certificate");

        RequireSigned();
    }

    [Fact]
    public void A_thumbprint_finds_a_certificate_of_this_account()
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadWrite);
        using var kept = X509CertificateLoader.LoadPkcs12(File.ReadAllBytes(_house["olga.pfx"]), Password, X509KeyStorageFlags.PersistKeySet | X509KeyStorageFlags.Exportable);
        store.Add(kept);
        try
        {
            Approve($"'{_certificate.Thumbprint}'");

            RequireSigned();
            Assert.Equal("SigningCertificateNotFound", _house.Refused($"Approve-JupiterMigration $case Ольга -Certificate '{new string('0', 40)}'"));
        }
        finally
        {
            store.Remove(kept);
        }
    }

    [Fact]
    public void Nobody_approves_without_the_certificate_that_the_venue_names()
    {
        Assert.Equal("ApprovalNotSigned", _house.Refused("Approve-JupiterMigration $case Ольга"));
        Assert.Equal("ApproverUnknown", _house.Refused("Approve-JupiterMigration $case Юпитер"));
        Assert.Equal("Planned", _house.Phase);
    }

    private void Approve(string certificate) => _house.Run(
        $"Approve-JupiterMigration $case Ольга -NotBefore ([DateTime]::Now.AddMinutes(-1)) -Certificate {certificate}",
        ("password", new System.Net.NetworkCredential("", Password).SecurePassword));

    private void RequireSigned()
    {
        Assert.Equal("Approved", _house.Phase);
        Assert.Contains("Ольга, signed", (string)_house.Status().Properties["Approval"].Value, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, File.ReadAllText(_house.Journal), StringComparison.Ordinal);
        _house.Prepare();
        Assert.Equal("R1", _house.Invoke().Single());
    }
}
