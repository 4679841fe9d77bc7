using Jupiter.Migration.Errors;

namespace Jupiter.Migration.SqlServer.Errors;

/// <summary>What a message number of SQL Server means to this product.</summary>
/// <param name="ErrorId">The cause, a key of the resources.</param>
/// <param name="Category">The kind of the failure.</param>
internal sealed record ServerErrorCause(string ErrorId, MigrationErrorCategory Category);
