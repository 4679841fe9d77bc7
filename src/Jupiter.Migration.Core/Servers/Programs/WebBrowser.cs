namespace Jupiter.Migration.Servers.Programs;

/// <summary>A web browser that is installed.</summary>
public sealed class WebBrowser
{
    /// <summary>Its name: Google Chrome, Microsoft Edge, Mozilla Firefox, Opera, Yandex Browser, Internet Explorer.</summary>
    public required string Name { get; init; }

    /// <summary>Its version; null where it tells none.</summary>
    public string? Version { get; init; }

    /// <summary>Whether only one user has it.</summary>
    public bool IsOfOneUser { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Version is null ? Name : $"{Name} {Version}";
}
