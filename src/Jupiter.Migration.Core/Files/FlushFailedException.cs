using System;
using System.IO;

namespace Jupiter.Migration.Files;

/// <summary>
/// The medium did not take what was written. Nothing that was written since the last flush counts: the system forgets such a failure
/// once it has been told, and a second flush would call the same bytes safe.
/// </summary>
internal sealed class FlushFailedException(string path, Exception inner) : IOException(inner.Message, inner.HResult)
{
    /// <summary>The file or folder.</summary>
    public string Path { get; } = path;
}
