using System.Management.Automation;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Fingerprints;

namespace Jupiter.Migration.Commands;

/// <summary>Fingerprints the rows and the schema of a database: docs/fingerprint.md (clauses R4b, S4c).</summary>
[Cmdlet(VerbsCommon.Get, "JupiterDatabaseFingerprint")]
[OutputType(typeof(DatabaseFingerprint))]
[Raises(ErrorArea.DatabaseFile, ErrorArea.DatabaseContent)]
public sealed class GetJupiterDatabaseFingerprintCommand : DatabaseCommand
{
    /// <summary>How many pieces are read at once; 0, the default, for one a processor.</summary>
    [Parameter]
    [ValidateRange(0, 64)]
    public int ThrottleLimit { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        using var instance = Open(ServerInstance);
        ForItem(() => WriteObject(Await((observer, stop) =>
        {
            using var content = instance.OpenContent(Database, stop);
            return FingerprintWork.Run(Database, content, ThrottleLimit, observer, stop);
        })));
    }
}
