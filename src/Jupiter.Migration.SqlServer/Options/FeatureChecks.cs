using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Instance;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Options;

/// <summary>Whether a server has what a database uses, days before it is restored there (clause R4a).</summary>
internal sealed class FeatureChecks(ServerSession session, ServerFacts facts, string server)
{
    private static readonly CheckDefinition Features = CheckRegister.Find("Restore.Features");
    private static readonly CheckDefinition Certificate = CheckRegister.Find("Restore.Certificate");

    /// <summary>Checks.</summary>
    /// <param name="recorded">What the manifest says of the backup, or null.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>A result for each feature that the server lacks, one when it has all, one for the certificate of an encrypted database.</returns>
    public IEnumerable<CheckResult> Run(BackupSet? recorded, CancellationToken cancellation)
    {
        if (recorded is null || DatabaseOptions.FeaturesOf(recorded.Options) is not { } features)
        {
            // What an older module did not note, the server says itself when it restores (905, 909, 932 to 934).
            yield return recorded is { Options.Count: 0 }
                ? Features.Warning(server, SR.FeaturesThere, SR.NotRecorded, SR.FeaturesNotRecordedRemedy)
                : Features.Result(CheckStatus.Unknown, server, SR.FeaturesThere, SR.NotRecorded);
        }
        else
        {
            var needed = features.Select(feature => (Name: feature, IsThere: EditionFeatures.Has(feature, facts)))
                .Concat(Switches(recorded.Options, cancellation)).ToArray();
            var lacking = needed.Where(feature => !feature.IsThere).Select(feature => feature.Name).ToArray();
            yield return Features.Verdict(
                lacking.Length == 0, server, SR.FeaturesThere, lacking.Length == 0
                    ? SR.FeaturesThere
                    : SR.FeaturesLacking.With(facts.Facts.Edition, facts.Version, string.Join(", ", lacking)), string.Join(", ", needed.Select(feature => feature.Name)));
        }

        if (recorded?.Options.IsOn("is_encrypted") == true)
        {
            yield return CheckCertificate(recorded.Options, cancellation);
        }
    }

    private IEnumerable<(string Name, bool IsThere)> Switches(IReadOnlyDictionary<string, string> options, CancellationToken cancellation)
    {
        var (streams, fullText, contained) = session.One(
            Statement.Text("Instance/features"), row => (IsOn(row, 0), IsOn(row, 1), IsOn(row, 2)), cancellation);
        if (options.IsOn("has_filestream"))
        {
            yield return ("FILESTREAM", streams);
        }

        if (options.IsOn("has_fulltext_index"))
        {
            yield return ("FullText", fullText);
        }

        if (options.TryGetValue("containment_desc", out var containment) && containment != "NONE")
        {
            yield return ("contained database authentication", contained);
        }
    }

    private CheckResult CheckCertificate(IReadOnlyDictionary<string, string> options, CancellationToken cancellation)
    {
        if (!options.TryGetValue(DatabaseOptions.Certificate, out var thumbprint))
        {
            return Certificate.Result(CheckStatus.Unknown, server, SR.CertificateThere.With("?"), SR.NotRecorded);
        }

        var isThere = session.Query(Statement.Text("Instance/certificates"), row => Hexadecimal.Of((byte[])row.GetValue(0)), cancellation).Contains(thumbprint);
        return Certificate.Verdict(isThere, server, SR.CertificateThere.With(thumbprint), isThere ? SR.CertificateThere.With(thumbprint) : SR.CertificateMissing);
    }

    private static bool IsOn(SqlDataReader row, int column) => !row.IsDBNull(column) && row.GetInt32(column) > 0;
}
