namespace Jupiter.Migration.Errors;

/// <summary>What kind of failure a <see cref="MigrationException"/> is. The names are those of PowerShell's ErrorCategory.</summary>
public enum MigrationErrorCategory
{
    /// <summary>A value that the caller gave cannot be used.</summary>
    InvalidArgument,

    /// <summary>Data that was read is broken, hostile or of another format.</summary>
    InvalidData,

    /// <summary>The result of an operation is not what it must be.</summary>
    InvalidResult,

    /// <summary>The state of the object does not allow the operation.</summary>
    InvalidOperation,

    /// <summary>What was named does not exist.</summary>
    ObjectNotFound,

    /// <summary>What was to be made exists already.</summary>
    ResourceExists,

    /// <summary>Something needed cannot be had now: a full disk, a server that is off.</summary>
    ResourceUnavailable,

    /// <summary>Somebody else holds what is needed.</summary>
    ResourceBusy,

    /// <summary>The account lacks a right.</summary>
    PermissionDenied,

    /// <summary>Reading from a medium failed.</summary>
    ReadError,

    /// <summary>Writing to a medium failed.</summary>
    WriteError,

    /// <summary>A rule of the procedure forbids it.</summary>
    SecurityError,

    /// <summary>The engine or the platform cannot do it.</summary>
    NotInstalled,
}
