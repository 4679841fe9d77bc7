namespace Jupiter.Migration.HelpBuilder.Pages;

/// <summary>A related link.</summary>
/// <param name="Text">Its text: for a cmdlet or a topic, what Get-Help takes.</param>
/// <param name="Uri">Its address on the web; empty for another page of this help.</param>
internal sealed record HelpLink(string Text, string Uri);
