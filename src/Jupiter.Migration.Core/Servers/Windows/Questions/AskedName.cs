namespace Jupiter.Migration.Servers.Windows.Questions;

/// <summary>A property of a class, or a value of a key, that is asked for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsDetailed">Whether it is an attacker's map, such as accounts and addresses: only who asks for it gets it.</param>
/// <param name="IsNewer">Whether only later versions of Windows have it: a question that names it is invalid on the others.</param>
public sealed record AskedName(string Name, bool IsDetailed, bool IsNewer);
