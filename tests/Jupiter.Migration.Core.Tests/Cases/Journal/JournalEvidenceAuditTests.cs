using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Jupiter.Migration.Checks;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Journal;

/// <summary>Whoever changes a file that a line of the journal mentions is found, and the file is named.</summary>
public sealed class JournalEvidenceAuditTests : IDisposable
{
    private readonly JournalCase _case = new();

    public JournalEvidenceAuditTests()
    {
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        _case.AppendWithEvidence(40);
        Assert.Equal(8, Directory.GetFiles(_case.Evidence).Length);
    }

    public void Dispose() => _case.Dispose();

    [Fact]
    public void One_changed_byte_in_any_evidence_is_found_and_the_file_is_named()
    {
        foreach (var path in Directory.GetFiles(_case.Evidence))
        {
            var bytes = File.ReadAllBytes(path);
            for (var at = 0; at < bytes.Length; at++)
            {
                bytes[at] ^= 1;
                File.WriteAllBytes(path, bytes);
                var result = Assert.Single(_case.Audit("Journal.Evidence"));
                Assert.Equal((CheckStatus.Fail, path), (result.Status, result.Subject));
                bytes[at] ^= 1;
            }

            File.Delete(path);
            var missing = Assert.Single(_case.Audit("Journal.Evidence"));
            Assert.Equal((CheckStatus.Fail, path, "missing"), (missing.Status, missing.Subject, missing.Actual));
            File.WriteAllBytes(path, bytes);
        }
    }

    [Fact]
    public void A_file_that_no_line_mentions_is_named()
    {
        var stranger = Path.Combine(_case.Evidence, "0003-stranger.txt");
        File.WriteAllText(stranger, "x");

        var results = _case.Audit("Journal.Evidence");

        Assert.Equal([CheckStatus.Pass, CheckStatus.Warning], results.Select(result => result.Status));
        Assert.Equal(stranger, results[1].Subject);
    }
}
