using System;
using System.Threading.Tasks;
using Anckor.Image;
using Spectre.Console;

namespace Anckor.Cli.Terminal;

/// <summary>Says what a long step is doing: a moving line when somebody watches, a plain line for each step otherwise.</summary>
internal static class StepProgress
{
    /// <summary>Does something long.</summary>
    /// <param name="screen">Where to say so.</param>
    /// <param name="title">What it does before its first step.</param>
    /// <param name="work">What to do; it reports its steps.</param>
    public static async Task<TResult> RunAsync<TResult>(Screen screen, string title, Func<IBuildProgress, Task<TResult>> work)
    {
        if (!screen.IsWatched)
        {
            return await work(new Plain(screen)).ConfigureAwait(false);
        }

        return await screen.Messages.Status()
            .Spinner(Spinner.Known.Dots)
            .StartAsync(Markup.Escape(title), context => work(new Moving(context)))
            .ConfigureAwait(false);
    }

    private sealed class Plain(Screen screen) : IBuildProgress
    {
        public void Step(string text) => screen.Error.WriteLine(text);
    }

    private sealed class Moving(StatusContext context) : IBuildProgress
    {
        public void Step(string text) => context.Status(Markup.Escape(text));
    }
}
