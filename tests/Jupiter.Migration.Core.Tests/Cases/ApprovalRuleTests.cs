using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using CsCheck;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Approvals;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Planning;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Venues;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases;

/// <summary>An approval is somebody else's, for exactly this plan, for a window, and where the venue names certificates, signed.</summary>
public sealed class ApprovalRuleTests : IDisposable
{
    private readonly X509Certificate2 _rsa = Certificate(key: RSA.Create(2048));
    private readonly X509Certificate2 _ecdsa = Certificate(key: ECDsa.Create(ECCurve.NamedCurves.nistP256));

    public void Dispose()
    {
        _rsa.Dispose();
        _ecdsa.Dispose();
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void A_signed_approval_holds_by_either_thumbprint(bool isEcdsa, bool isSha256)
    {
        var certificate = isEcdsa ? _ecdsa : _rsa;
        using var sample = Signed(isSha256 ? Convert.ToHexString(SHA256.HashData(certificate.RawData)) : certificate.Thumbprint);
        using (var migration = sample.Open())
        {
            NewApproval.Record(migration, new ApprovalRequest { By = "Ольга", Certificate = certificate });
        }

        Assert.Equal(CasePhase.Approved, sample.Status().Phase);
        Assert.Contains("Ольга, signed", sample.Status().Approval, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_signatures_are_asked_for_no_other_approval_counts()
    {
        using var sample = Signed(_rsa.Thumbprint);
        using var migration = sample.Open();

        Assert.Equal("ApprovalNotSigned", Refused(() => NewApproval.Record(migration, new ApprovalRequest { By = "Ольга" })));
        Assert.Equal("ApprovalWrongCertificate", Refused(() => NewApproval.Record(migration, new ApprovalRequest { By = "Ольга", Certificate = _ecdsa })));
        Assert.Equal("ApproverUnknown", Refused(() => NewApproval.Record(migration, new ApprovalRequest { By = SampleCase.Manager, Certificate = _rsa })));
        Assert.Equal("CaseNotApproved", Refused(() => migration.Approval.Require(migration.State, StepWindow.Approved, migration.Now)));
    }

    [Fact]
    public void A_certificate_without_its_private_key_signs_nothing()
    {
        using var sample = Signed(_rsa.Thumbprint);
        using var migration = sample.Open();
        using var publicPart = X509CertificateLoader.LoadCertificate(_rsa.RawData);

        Assert.Equal("ApprovalKeyUnusable", Refused(() => NewApproval.Record(migration, new ApprovalRequest { By = "Ольга", Certificate = publicPart })));
    }

    [Theory]
    [InlineData("notAfter", "2030-01-01T00:00:00Z")]
    [InlineData("notBefore", "2020-01-01T00:00:00Z")]
    [InlineData("by", "Пётр")]
    [InlineData("signature", "AAAA")]
    [InlineData("signature", "no Base64")]
    [InlineData("certificate", "AAAA")]
    public void An_approval_that_was_changed_is_no_approval(string field, string value)
    {
        using var sample = Signed(_rsa.Thumbprint, new VenueApprover { Name = "Пётр", Thumbprint = _rsa.Thumbprint });
        using var migration = sample.Open();
        NewApproval.Record(migration, new ApprovalRequest { By = "Ольга", Certificate = _rsa });
        var data = JsonNode.Parse(File.ReadLines(Path.Combine(sample.Folder, "journal.jsonl")).Last())!["data"]!.AsObject()
            .ToDictionary(pair => pair.Key, pair => pair.Value!.GetValue<string>());

        // As if somebody wrote the line into the journal himself.
        migration.Journal.Append("", CaseEvents.Approved, new Dictionary<string, string>(data) { [field] = value });

        Assert.Equal("ApprovalSignatureInvalid", Refused(() => migration.Approval.Require(migration.State, StepWindow.Approved, migration.Now)));
    }

    [Theory]
    [InlineData(SampleCase.Specialist)]
    [InlineData("Somebody")]
    public void An_unsigned_approval_that_anybody_but_the_manager_wrote_into_the_journal_does_not_count(string by)
    {
        using var sample = new SampleCase();
        using var migration = sample.Open();
        migration.Journal.Append("", CaseEvents.Approved, new Dictionary<string, string>
        {
            ["by"] = by, ["plan"] = migration.PlanSha256, ["notBefore"] = "2020-01-01T00:00:00Z", ["notAfter"] = "2030-01-01T00:00:00Z",
        });

        Assert.Equal("ApprovalSignatureInvalid", Refused(() => migration.Approval.Require(migration.State, StepWindow.Open, migration.Now)));
    }

    [Fact]
    public void The_window_has_a_begin_and_an_end_and_the_last_approval_counts()
    {
        using var sample = new SampleCase();
        sample.Approve(sample.StartAt, sample.StartAt.AddHours(6));
        Assert.Equal("ApprovalTooEarly", Refused(() => Require(sample, StepWindow.Open)));
        Require(sample, StepWindow.Approved);
        sample.Clock.Advance(sample.StartAt - sample.Clock.GetUtcNow());
        Require(sample, StepWindow.Open);
        sample.Clock.Advance(TimeSpan.FromHours(6.1));
        Assert.Equal("ApprovalExpired", Refused(() => Require(sample, StepWindow.Open)));
        sample.Approve();
        Require(sample, StepWindow.Open);
    }

    [Fact]
    public void A_window_of_more_than_three_days_is_remarked_upon()
    {
        using var sample = new SampleCase();
        using var migration = sample.Open();

        Approve(sample.StartAt.AddDays(3));
        Assert.Empty(NewApproval.Remarks(migration));
        Approve(sample.StartAt.AddDays(3).AddMinutes(1));
        Assert.Contains("-NotAfter", Assert.Single(NewApproval.Remarks(migration)), StringComparison.Ordinal);

        void Approve(DateTimeOffset until) => NewApproval.Record(migration, new ApprovalRequest { By = SampleCase.Manager, NotBefore = sample.StartAt, NotAfter = until });
    }

    [Theory]
    [InlineData("Вера Линь", "Bepa Линь")]
    [InlineData("Вера Линь", "Вера  Линь")]
    [InlineData("Вера Линь", "Вера\u00A0Линь")]
    [InlineData("Вера Линь", "Вера\u200BЛинь")]
    [InlineData("Алёна", "Алена")]
    [InlineData("Vera", "Ｖｅｒａ")]
    public void Names_that_only_look_the_same_are_told_apart(string one, string other) => Assert.True(LookAlike.Is(one, other));

    [Theory]
    [InlineData("Вера Линь", "вера линь ")]
    [InlineData("Вера Линь", "Вера Лань")]
    [InlineData("Вера", "\uD800")]
    [InlineData("—", "\U0001F37D")]
    public void The_same_name_and_another_one_look_like_no_other(string one, string other) => Assert.False(LookAlike.Is(one, other));

    [Fact]
    public void However_a_name_is_dressed_it_is_the_same_or_looks_like_it() => Gen.Select(
        Gen.OneOf<char>("ABEKMHOPCTXaeopcyxАВЕКМНОРСТХаеорсухёЩщfZ".ToCharArray()).Array[1, 12], Gen.Int[0, 4].Array[12]).Sample((letters, how) =>
    {
        const string latin = "ABEKMHOPCTXaeopcyx", cyrillic = "АВЕКМНОРСТХаеорсух";
        var (name, dressed) = (new string(letters), string.Concat(letters.Select((letter, at) => how[at] switch
        {
            1 when latin.Contains(letter, StringComparison.Ordinal) => cyrillic[latin.IndexOf(letter, StringComparison.Ordinal)].ToString(),
            1 when cyrillic.Contains(letter, StringComparison.Ordinal) => latin[cyrillic.IndexOf(letter, StringComparison.Ordinal)].ToString(),
            2 => letter + "\u200B",
            3 => "\u00A0" + letter,
            4 when char.IsAscii(letter) => ((char)(letter + 0xFEE0)).ToString(),
            _ => letter.ToString(),
        })));

        Assert.True(CasePerson.SameName(name, dressed) || (LookAlike.Is(name, dressed) && LookAlike.Is(dressed, name)));
        Assert.False(LookAlike.Is(name, dressed + "Ж"));
    });

    [Fact]
    public void A_byte_of_the_plan_more_ends_the_approval()
    {
        using var sample = new SampleCase();
        sample.Approve();
        File.AppendAllText(Path.Combine(sample.Folder, "case.json"), " ");

        Assert.Equal("CasePlanChanged", Refused(() => Require(sample, StepWindow.Open)));
    }

    private static SampleCase Signed(string thumbprint, params VenueApprover[] more) =>
        new(change: _ => SampleCase.Describe("Europe/Moscow", [new VenueApprover { Name = "Ольга", Thumbprint = thumbprint }, .. more]));

    private static void Require(SampleCase sample, StepWindow window)
    {
        using var migration = MigrationCase.Look(sample.Folder, sample.Clock);
        migration.Approval.Require(migration.State, window, migration.Now);
    }

    private static X509Certificate2 Certificate(AsymmetricAlgorithm key)
    {
        using var owned = key;
        var request = key is RSA rsa
            ? new CertificateRequest("CN=Ольга", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest("CN=Ольга", (ECDsa)key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    private static string? Refused(Action action) => (Record.Exception(action) as MigrationException)?.ErrorId;
}
