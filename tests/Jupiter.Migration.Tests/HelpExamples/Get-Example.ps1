# The examples of the help pages of one culture: page, number, title and what is typed.
function Get-Example([string]$Pages) {
    foreach ($page in Get-ChildItem $Pages | Where-Object Name -Like '*-*.md' | Sort-Object Name) {
        $text = (Get-Content $page.FullName -Raw) -replace '(?s)^.*?\n## EXAMPLES\n' -replace '(?s)\n## PARAMETERS\n.*$'
        foreach ($part in [regex]::Matches($text, '(?sm)^### Example (\d+): ([^\n]+)\n(.*?)(?=^### |\z)')) {
            $code = [regex]::Matches($part.Groups[3].Value, '(?s)```powershell\n(.*?)```') | ForEach-Object { $_.Groups[1].Value }
            [pscustomobject]@{ Page = $page.BaseName; Number = [int]$part.Groups[1].Value; Title = $part.Groups[2].Value; Code = @($code) -join "`n" }
        }
    }
}
