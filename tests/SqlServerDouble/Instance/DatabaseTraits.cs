using System;
using System.Collections.Generic;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>Options of a database and features that it uses. They travel in its backup; which of them a restore takes away is here, too.</summary>
public sealed record DatabaseTraits
{
    /// <summary>Whether messages are delivered. A new database has that (Microsoft, Managing Service Broker Identities).</summary>
    public bool IsBrokerEnabled { get; init; } = true;

    /// <summary>What names it as a broker. A restored database keeps it.</summary>
    public Guid BrokerGuid { get; init; } = Guid.NewGuid();

    /// <summary>Whether priorities of conversations are honoured.</summary>
    public bool HonorsBrokerPriority { get; init; }

    /// <summary>Whether the instance trusts what is in it.</summary>
    public bool IsTrustworthy { get; init; }

    /// <summary>Whether ownership chains lead out of it.</summary>
    public bool IsChained { get; init; }

    /// <summary>Whether the service opens its master key.</summary>
    public bool HasOpenMasterKey { get; init; }

    /// <summary>Whether changes are captured.</summary>
    public bool IsCaptured { get; init; }

    /// <summary>Whether changes are tracked.</summary>
    public bool IsTracked { get; init; }

    /// <summary>Whether a table has a full-text index.</summary>
    public bool HasFullText { get; init; }

    /// <summary>Whether there is a filegroup of streams.</summary>
    public bool HasStreams { get; init; }

    /// <summary>Whether users have their passwords in it (2012 and newer).</summary>
    public bool IsContained { get; init; }

    /// <summary>Whether it closes with its last session.</summary>
    public bool IsAutoClose { get; init; }

    /// <summary>Whether it shrinks by itself.</summary>
    public bool IsAutoShrink { get; init; }

    /// <summary>page_verify_option: 0 none, 1 torn pages, 2 checksum.</summary>
    public int PageVerify { get; init; } = 2;

    /// <summary>Whether queries are recorded (2016 and newer).</summary>
    public bool HasQueryStore { get; init; }

    /// <summary>What sys.dm_db_persisted_sku_features lists.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>Thumbprint of the certificate that its pages are encrypted with; null for a database that is not encrypted.</summary>
    public byte[]? CertificateThumbprint { get; init; }

    /// <summary>
    /// What DBCC CHECKDB finds in it, {0} for its name, and a number before a colon for a message other than 8928. A backup carries damage along
    /// (Microsoft, "Possible media errors during backup and restore").
    /// </summary>
    public IReadOnlyList<string> Damage { get; init; } = [];

    /// <summary>How large the log is, since no test writes gigabytes.</summary>
    public long LogBytes { get; init; } = 786432;

    /// <summary>
    /// What a restore leaves. Broker and priorities: sys.databases (Transact-SQL). TRUSTWORTHY: "TRUSTWORTHY database property". Ownership
    /// chains: off in what an instance meets for the first time. The master key's copy under the service's key stays with the old service:
    /// "Encryption hierarchy", CREATE MASTER KEY. Capture: RESTORE Arguments, KEEP_CDC.
    /// </summary>
    /// <param name="keepsCapture">Whether KEEP_CDC was said.</param>
    /// <returns>The traits of the restored database.</returns>
    public DatabaseTraits Restored(bool keepsCapture) => this with
    {
        IsBrokerEnabled = false,
        HonorsBrokerPriority = false,
        IsTrustworthy = false,
        IsChained = false,
        HasOpenMasterKey = false,
        IsCaptured = IsCaptured && keepsCapture,
    };
}
