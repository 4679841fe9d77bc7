using System.Diagnostics.Tracing;

namespace Jupiter.Migration.Files;

/// <summary>
/// Tells whoever traces this process what came onto the medium, and in what order: the moments at which a power loss leaves something
/// else than the moment before. A listener in the process is called before the work goes on.
/// </summary>
[EventSource(Name = "Jupiter.Migration.Files")]
internal sealed class MediumEvents : EventSource
{
    private MediumEvents()
    {
    }

    /// <summary>The events of this process.</summary>
    public static MediumEvents Log { get; } = new();

    /// <summary>The bytes of a file are on the medium.</summary>
    /// <param name="path">The file.</param>
    [Event(1, Level = EventLevel.Informational)]
    public void Flushed(string path) => WriteEvent(1, path);

    /// <summary>A file is about to get its name.</summary>
    /// <param name="path">The name.</param>
    [Event(2, Level = EventLevel.Informational)]
    public void Naming(string path) => WriteEvent(2, path);

    /// <summary>A file has its name.</summary>
    /// <param name="path">The name.</param>
    [Event(3, Level = EventLevel.Informational)]
    public void Named(string path) => WriteEvent(3, path);
}
