using System.Collections.Generic;
using Jupiter.Migration.HelpBuilder.Text;

namespace Jupiter.Migration.HelpBuilder.Pages;

/// <summary>An example.</summary>
/// <param name="Title">Its number and title.</param>
/// <param name="Introduction">What is said before the code.</param>
/// <param name="Code">What is typed, and what comes out when the page shows it.</param>
/// <param name="Remarks">What is said after the code.</param>
internal sealed record HelpExample(
    string Title, IReadOnlyList<TextBlock> Introduction, string Code, IReadOnlyList<TextBlock> Remarks);
