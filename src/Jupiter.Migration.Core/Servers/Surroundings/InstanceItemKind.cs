using System.Text.Json.Serialization;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;

namespace Jupiter.Migration.Servers.Surroundings;

/// <summary>What a database server has beside the content of a database, and a backup of the database does not bring (clauses P2, S2).</summary>
[JsonConverter(typeof(EnumText<InstanceItemKind>))]
public enum InstanceItemKind
{
    /// <summary>A setting of sp_configure, with the value in use.</summary>
    Configuration,
    /// <summary>A port, a protocol that is on, a startup parameter.</summary>
    Registry,
    /// <summary>A trace flag that is on.</summary>
    TraceFlag,
    /// <summary>Somebody's object in master.</summary>
    MasterObject,
    /// <summary>A procedure of master that runs when the server starts.</summary>
    StartupProcedure,
    /// <summary>A message of somebody's own, by number and language.</summary>
    Message,
    /// <summary>A linked server.</summary>
    LinkedServer,
    /// <summary>A job, and whether it is enabled.</summary>
    Job,
    /// <summary>A trigger of the server, and whether it is disabled.</summary>
    ServerTrigger,
    /// <summary>A credential, and as whom: detailed only.</summary>
    Credential,
    /// <summary>A profile of Database Mail.</summary>
    MailProfile,
    /// <summary>A right on the server that somebody was given: detailed only.</summary>
    ServerPermission,
    /// <summary>A database of users.</summary>
    Database,
    /// <summary>What a database names in another database or on another server.</summary>
    Reference,
    /// <summary>How large a database of users is, in bytes: its data and its log.</summary>
    DatabaseSize,
}
