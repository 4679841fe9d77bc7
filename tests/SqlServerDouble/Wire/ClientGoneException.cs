using System;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>The connection is closed. A cancellation, because that is what it means to the batch that runs.</summary>
internal sealed class ClientGoneException(Exception? cause = null) : OperationCanceledException("The client is gone.", cause);
