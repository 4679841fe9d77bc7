using System;
using Jupiter.Migration.SqlServer.Instance;

namespace Jupiter.Migration.SqlServer.Options;

/// <summary>
/// Which edition takes a database with which feature, by "sys.dm_db_persisted_sku_features" and the "Editions and supported features" of each
/// version: until 2016 SP1 only Enterprise, since then all but two features are everywhere.
/// </summary>
internal static class EditionFeatures
{
    private const string Encryption = "TransparentDataEncryption";
    private const string Capture = "ChangeCapture";

    private static readonly Version InAllEditions = new(13, 0, 4001);
    private static readonly Version EncryptionInStandard = new(15, 0);

    /// <summary>Whether a server takes a database with a feature.</summary>
    /// <param name="feature">The feature, as the server calls it.</param>
    /// <param name="facts">The server.</param>
    /// <returns>Whether it does.</returns>
    public static bool Has(string feature, ServerFacts facts) => Since(feature, facts) is { } first && facts.Version >= first;

    /// <summary>Since which version the edition of a server has a feature.</summary>
    /// <param name="feature">The feature, as the server calls it.</param>
    /// <param name="facts">The server.</param>
    /// <returns>The version; null where no version of the edition has it.</returns>
    public static Version? Since(string feature, ServerFacts facts) => facts.IsEnterprise ? ServerVersions.Oldest : feature switch
    {
        Encryption => facts.IsStandard ? EncryptionInStandard : null,

        // It works by SQL Server Agent, which Express lacks.
        Capture => facts.IsExpress ? null : InAllEditions,
        _ => InAllEditions,
    };
}
