using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChildProtection.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class TheRoadOfIdeas : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ProposalAnswers_Story",
                table: "ProposalAnswers");

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_Scope_DueOn",
                table: "Proposals",
                columns: new[] { "Scope", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ProposalAnswers_Story_DoneOn_Id",
                table: "ProposalAnswers",
                columns: new[] { "Story", "DoneOn", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Proposals_Scope_DueOn",
                table: "Proposals");

            migrationBuilder.DropIndex(
                name: "IX_ProposalAnswers_Story_DoneOn_Id",
                table: "ProposalAnswers");

            migrationBuilder.CreateIndex(
                name: "IX_ProposalAnswers_Story",
                table: "ProposalAnswers",
                column: "Story");
        }
    }
}
